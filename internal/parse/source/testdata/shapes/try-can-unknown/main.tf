resource "terraform_data" "r" { input = { a = "x" } }
resource "terraform_data" "counted" {
  count = 1
  input = "c"
}
locals {
  object = { a = 1 }
}
output "known" { value = try(local.object.b, "fallback") }
output "known_first" { value = try(local.object.a, "fallback") }
output "deep" { value = try(local.object.b.c, local.object.a, "z") }
output "unknown" { value = try(terraform_data.r.output.a, "fallback") }
output "unknown_id" { value = try(terraform_data.r.id, "fallback") }
output "unknown_template" { value = try("${terraform_data.r.id}-x", "fallback") }
output "unknown_regex" { value = try(regex("^x", terraform_data.r.id), "fallback") }
output "unknown_regex_text" { value = try("${regex("^x", terraform_data.r.id)}-x", "fallback") }
output "known_input" { value = try(terraform_data.r.input.a, "fallback") }
output "missing_instance" { value = try(terraform_data.counted[1].input, "fallback") }
output "instance" { value = try(terraform_data.counted[0].input, "fallback") }
output "instance_id" { value = try(terraform_data.counted[0].id, "") }
output "can_known" { value = can(local.object.b) }
output "can_unknown" { value = can(terraform_data.r.output.a) }
output "can_regex" { value = can(regex("a", terraform_data.r.id)) }
output "can_number" { value = can(tonumber("x")) }
output "try_null" { value = try(null, "x") }
output "try_number" { value = try(tonumber("abc"), -1) }
output "cond" { value = can(local.object.a) ? "yes" : "no" }
