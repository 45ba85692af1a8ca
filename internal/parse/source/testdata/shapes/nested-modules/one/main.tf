variable "name" { type = string }
module "two" {
  source = "../two"
  name   = "${var.name}/one"
}
output "deep" { value = "${module.two.deep}!" }
output "two" { value = module.two }
output "paths" { value = concat([path.module, path.root], module.two.paths) }
