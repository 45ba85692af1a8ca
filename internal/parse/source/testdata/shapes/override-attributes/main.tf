variable "size" {
  type    = number
  default = 1
}
variable "name" { default = "base" }
locals {
  kept     = "kept"
  replaced = "base"
  added    = "base"
}
resource "terraform_data" "r" {
  input            = "base"
  triggers_replace = "kept"
}
resource "terraform_data" "counted" {
  count = 1
  input = "c"
}
output "size" { value = var.size }
output "name" {
  value = "base ${var.name}"
}
output "locals" { value = [local.kept, local.replaced, local.added] }
module "m" {
  source = "./a"
  first  = "base"
  second = "base"
}
output "m" { value = module.m.out }
output "r" { value = [terraform_data.r.input, terraform_data.r.triggers_replace] }
output "n" { value = length(terraform_data.counted) }
