variable "prefix" { default = "p" }
module "one" {
  source = "./one"
  name   = "${var.prefix}-root"
}
output "deep" { value = module.one.deep }
output "deeper" { value = module.one.two }
output "paths" { value = module.one.paths }
