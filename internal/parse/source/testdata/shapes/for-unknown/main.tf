resource "terraform_data" "r" {
  for_each = toset(["a", "b"])
  input    = each.key
}
output "outputs" { value = { for k, r in terraform_data.r : k => "x-${r.output}" } }
output "list" { value = [for r in terraform_data.r : r.id] }
output "filtered_by_unknown" { value = [for r in terraform_data.r : r.input if r.output == "a"] }
output "keyed_by_unknown" { value = { for r in terraform_data.r : r.output => r.input } }
output "joined" { value = join(",", [for r in terraform_data.r : "<${r.output}>"]) }
output "template" { value = "%{for k, r in terraform_data.r}${k}=${r.output};%{endfor}" }
output "grouped" { value = { for r in terraform_data.r : "g" => r.output... } }
output "conditional" { value = [for k, r in terraform_data.r : k == "a" ? r.output : "other"] }
output "encoded" { value = jsonencode({ for k, r in terraform_data.r : k => [r.id] }) }
