variable "in" {}
locals { l = "local-${var.in}" }
resource "terraform_data" "r" { input = local.l }
output "out" { value = "${terraform_data.r.input} ${path.module}" }
output "id" { value = terraform_data.r.id }
