variable "list" {
  type    = list(string)
  default = ["a"]
}
variable "secret" { default = "s" }
variable "object" {
  type    = object({ a = string })
  default = { a = "x" }
}
output "list" { value = var.list }
output "object" { value = var.object }
output "secret" { value = nonsensitive(var.secret) }
