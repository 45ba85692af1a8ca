variable "name" { type = string }
variable "regions" { type = map(number) }
variable "tags" {
  type = map(string)
}
module "region" {
  for_each = var.regions
  source   = "./region"
  id       = "${var.name}-${each.key}-${each.value}"
}
output "endpoints" { value = { for k, r in module.region : "${var.name}/${k}" => r.endpoint } }
output "tags" { value = var.tags }
output "first" { value = module.region["eu"].resource }
