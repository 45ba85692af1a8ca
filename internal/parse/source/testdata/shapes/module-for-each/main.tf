locals {
  services = {
    api    = { memory = 512, queues = ["in", "out"] }
    worker = { memory = 1024, queues = [] }
  }
}
module "service" {
  source   = "./m"
  for_each = local.services
  name     = each.key
  settings = each.value
}
module "set" {
  source   = "./m"
  for_each = toset([for s in ["x", "y"] : "set-${s}"])
  name     = each.value
}
output "names" { value = [for k, m in module.service : "${k}:${m.label}"] }
output "api" { value = module.service["api"].label }
output "all" { value = module.service }
output "set" { value = values(module.set)[*].label }
output "queues" { value = flatten([for m in module.service : m.queues]) }
output "dynamic_key" { value = { for k in keys(local.services) : k => module.service[k].label } }
