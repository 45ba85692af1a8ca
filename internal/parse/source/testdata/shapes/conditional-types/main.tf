variable "on" { default = false }
locals {
  list   = var.on ? ["a"] : []
  object = var.on ? { a = 1 } : null
  map    = var.on ? {} : { b = "x" }
  number = var.on ? 1 : "two"
}
resource "terraform_data" "r" {
  for_each = var.on ? {} : { k = "v" }
  input    = each.value
}
resource "terraform_data" "s" {
  for_each = toset(var.on ? [] : ["x"])
  input    = each.value
}
resource "terraform_data" "t" {
  for_each = { for k, v in local.map : k => v if v != "" }
  input    = local.list
}
output "list" { value = local.list }
output "object" { value = local.object }
output "map" { value = local.map }
output "number" { value = local.number }
output "all" { value = [for s in concat(values(terraform_data.r), values(terraform_data.s)) : s.input] }
