variable "n" { default = 3 }
resource "terraform_data" "many" {
  count = var.n
  input = "item ${count.index}"
}
resource "terraform_data" "none" {
  count = 0
  input = "none"
}
resource "terraform_data" "maybe" {
  count = var.n > 2 ? 1 : 0
  input = { index = count.index }
}
resource "terraform_data" "text" {
  count = "2"
  input = count.index + 1
}
output "splat" { value = terraform_data.many[*].input }
output "legacy_splat" { value = terraform_data.many.*.input }
output "second" { value = terraform_data.many[1].input }
output "none" { value = terraform_data.none[*].input }
output "one" { value = one(terraform_data.maybe[*].input) }
output "one_none" { value = one(terraform_data.none[*].input) }
output "length" { value = [length(terraform_data.many), length(terraform_data.none)] }
output "tried" { value = try(terraform_data.none[0].input, "fallback") }
output "all" { value = [for i, t in terraform_data.many : "${i}=${t.input}"] }
output "outputs" { value = terraform_data.many[*].output }
output "joined" { value = join(",", terraform_data.many[*].output) }
output "text" { value = terraform_data.text[*].input }
output "next" { value = [for i in range(length(terraform_data.many)) : terraform_data.many[i].input] }
