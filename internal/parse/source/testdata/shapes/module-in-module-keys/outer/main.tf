variable "region" {}
module "inner" {
  count  = 2
  source = "./inner"
  name   = "${var.region}${count.index}"
}
output "inner" { value = module.inner[*].name }
output "inner_id" { value = module.inner[0].id }
