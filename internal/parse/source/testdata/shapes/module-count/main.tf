variable "on" { default = true }
module "many" {
  source = "./m"
  count  = 2
  name   = "n${count.index}"
}
module "off" {
  source = "./m"
  count  = var.on ? 0 : 1
  name   = "off"
}
module "on" {
  source = "./m"
  count  = var.on ? 1 : 0
  name   = "on"
}
output "splat" { value = module.many[*].name }
output "indexed" { value = module.many[1].name }
output "whole" { value = module.many }
output "one" { value = one(module.on[*].name) }
output "off" { value = one(module.off[*].name) }
output "tried" { value = try(module.off[0].name, "absent") }
output "can" { value = [can(module.off[0]), can(module.on[0].name)] }
output "computed" { value = module.many[0].computed }
output "for" { value = [for m in module.many : upper(m.name)] }
