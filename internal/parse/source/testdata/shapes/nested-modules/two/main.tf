variable "name" { type = string }
module "three" {
  source = "../two/three"
  name   = "${var.name}/two"
  extra  = [1, "2"]
}
output "deep" { value = module.three.value }
output "paths" { value = concat([path.module], module.three.paths) }
