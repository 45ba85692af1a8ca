variable "first" {}
variable "second" {}
output "out" { value = "b ${var.first} ${var.second}" }
