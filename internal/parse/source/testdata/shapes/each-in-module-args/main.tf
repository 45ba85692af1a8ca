variable "tenants" {
  type = map(object({ regions = list(string), tags = optional(map(string)) }))
  default = {
    acme = { regions = ["eu", "us"], tags = { tier = "gold" } }
    beta = { regions = ["eu"] }
  }
}
module "tenant" {
  for_each = var.tenants
  source   = "./tenant"
  name     = each.key
  regions  = { for i, r in each.value.regions : r => i }
  tags     = merge({ tenant = each.key }, each.value.tags)
}
output "endpoints" { value = merge([for t in module.tenant : t.endpoints]...) }
output "tags" { value = { for k, t in module.tenant : k => t.tags } }
output "first" { value = module.tenant["acme"].first.input }
