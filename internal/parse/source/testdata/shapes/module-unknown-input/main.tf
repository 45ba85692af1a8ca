resource "terraform_data" "r" { input = "x" }
module "m" {
  source   = "./m"
  name     = "name-${terraform_data.r.output}"
  settings = { id = terraform_data.r.id, fixed = "f" }
  list     = ["a", terraform_data.r.id]
  set      = ["a", terraform_data.r.id]
  map      = { a = "1", b = terraform_data.r.id }
  number   = length(terraform_data.r.id)
  any      = { deep = [terraform_data.r.output, "z"] }
}
output "name" { value = module.m.name }
output "settings" { value = module.m.settings }
output "list" { value = module.m.list }
output "set" { value = module.m.set }
output "map" { value = module.m.map }
output "number" { value = module.m.number }
output "any" { value = module.m.any }
output "text" { value = module.m.text }
