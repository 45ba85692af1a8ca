variable "first" {}
variable "second" {}
output "out" { value = "a ${var.first} ${var.second}" }
