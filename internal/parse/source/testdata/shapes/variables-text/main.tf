variable "untyped" {}
variable "text" { type = string }
variable "number" { type = number }
variable "boolean" { type = bool }
variable "list" { type = list(any) }
variable "quoted" { type = any }
output "all" { value = [var.untyped, var.text, var.number, var.boolean, var.list, var.quoted] }
