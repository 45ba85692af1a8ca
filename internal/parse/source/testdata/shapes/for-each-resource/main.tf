locals {
  map = { b = "B", a = { deep = [1] }, "with.dot" = 3, "q\"uote" = 4, "$${x}" = 5 }
}
resource "terraform_data" "map" {
  for_each = local.map
  input    = { key = each.key, value = each.value }
}
resource "terraform_data" "set" {
  for_each = toset(["z", "y", "z"])
  input    = "${each.key}/${each.value}"
}
resource "terraform_data" "chained" {
  for_each = terraform_data.set
  input    = "after ${each.value.input} of ${each.key}"
}
resource "terraform_data" "empty" {
  for_each = {}
  input    = each.key
}
resource "terraform_data" "typed" {
  for_each = tomap({ x = "1", y = "2" })
  input    = "${each.key}${each.value}"
}
output "one" { value = terraform_data.map["b"].input }
output "odd" { value = [terraform_data.map["with.dot"].input, terraform_data.map["q\"uote"].input, terraform_data.map["$${x}"].input] }
output "keys" { value = keys(terraform_data.map) }
output "values" { value = values(terraform_data.set)[*].input }
output "for" { value = { for k, t in terraform_data.chained : k => t.input } }
output "empty" { value = [for t in terraform_data.empty : t.input] }
output "ids" { value = { for k, t in terraform_data.set : k => t.id } }
output "typed" { value = terraform_data.typed["y"].input }
