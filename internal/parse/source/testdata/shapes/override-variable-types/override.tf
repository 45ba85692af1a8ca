variable "list" { type = set(string) }
variable "secret" { sensitive = true }
variable "object" { type = object({ a = string, b = optional(number, 2) }) }
