variable "a" { default = "default" }
variable "b" { default = "default" }
variable "c" { default = "default" }
variable "d" { default = "default" }
variable "e" { default = "default" }
variable "f" { default = "default" }
variable "g" { default = "default" }
variable "h" { default = "default" }
variable "list" { type = list(string) }
variable "object" { type = object({ a = number }) }
variable "number" { type = number }
variable "untyped_json" {}
variable "any" { type = any }
output "all" { value = [var.a, var.b, var.c, var.d, var.e, var.f, var.g, var.h] }
output "list" { value = var.list }
output "object" { value = var.object }
output "number" { value = var.number + 1 }
output "untyped_json" { value = var.untyped_json }
output "any" { value = var.any }
