variable "arg" {}
output "out" { value = var.arg }
