variable "first" {}
variable "second" { default = "none" }
output "first_out" { value = "first(${var.first})" }
output "out" { value = "out(${var.first})" }
output "second_out" { value = "second(${var.second})" }
