variable "name" {}
resource "terraform_data" "r" {
  for_each = { (var.name) = 1 }
  input    = [each.key, each.value]
}
output "name" { value = var.name }
output "id" { value = terraform_data.r[var.name].id }
