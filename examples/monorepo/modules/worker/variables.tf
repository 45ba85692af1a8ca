variable "name" {
  type = string
}

variable "role_arn" {
  type = string
}

variable "code_bucket" {
  type    = string
  default = "function-code"
}

variable "async" {
  type = object({
    retries    = optional(number, 3)
    max_age    = optional(number, 21600)
    on_failure = optional(string)
    on_success = optional(string)
  })
  default = {}
}
