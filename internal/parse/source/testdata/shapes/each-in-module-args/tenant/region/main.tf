variable "id" {}
resource "terraform_data" "r" { input = var.id }
output "endpoint" { value = "https://${terraform_data.r.input}" }
output "resource" { value = terraform_data.r }
