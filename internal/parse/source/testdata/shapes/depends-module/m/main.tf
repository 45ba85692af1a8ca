variable "in" {}
resource "terraform_data" "r" { input = var.in }
output "out" { value = var.in }
output "input" { value = terraform_data.r.input }
