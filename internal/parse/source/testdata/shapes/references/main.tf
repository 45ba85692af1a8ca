resource "terraform_data" "a-b_c" { input = { "x-y" = 1, z = { "0" = "zero" } } }
locals { list = [[1, 2], [3]] }
output "hyphens" { value = terraform_data.a-b_c.input.x-y }
output "resource" { value = resource.terraform_data.a-b_c.input["x-y"] }
output "legacy_index" { value = local.list.0 }
output "numeric_key" { value = terraform_data.a-b_c.input.z["0"] }
output "negative" { value = element(local.list[0], 3) }
output "chained" { value = [for l in local.list : l[0]][1] }
output "function_index" { value = split(",", "a,b")[1] }
output "object_function" { value = merge({ a = { b = 1 } }, {}).a.b }
output "parens" { value = (local.list)[1][0] }
