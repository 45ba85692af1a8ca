locals {
  sizes = { default = 1, prod = 3 }
}
resource "terraform_data" "r" {
  count = local.sizes[terraform.workspace]
  input = "${terraform.workspace}-${count.index}"
}
output "workspace" { value = terraform.workspace }
output "inputs" { value = terraform_data.r[*].input }
