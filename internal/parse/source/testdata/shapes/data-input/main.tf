resource "terraform_data" "a" {
  input            = { name = "dead", list = [1, 2] }
  triggers_replace = ["t", 1]
}
resource "terraform_data" "b" { input = "${terraform_data.a.input.name}-b" }
resource "terraform_data" "c" { input = terraform_data.b.output }
resource "terraform_data" "d" { input = { known = "k", later = terraform_data.b.id } }
resource "terraform_data" "none" {}
output "followed" { value = terraform_data.b.input }
output "output" { value = terraform_data.b.output }
output "id" { value = terraform_data.a.id }
output "chained" { value = terraform_data.c.input }
output "template" { value = "arn:${terraform_data.b.output}:x" }
output "partly" { value = terraform_data.d.input }
output "whole_list" { value = terraform_data.a.input.list[1] }
output "triggers" { value = terraform_data.a.triggers_replace }
output "none" { value = terraform_data.none.input == null }
output "same" { value = "${terraform_data.b.output}|${terraform_data.b.output}|${terraform_data.b.id}" }
output "encoded" { value = jsonencode({ a = [terraform_data.a.id, "x"], b = "${terraform_data.b.id}/*" }) }
