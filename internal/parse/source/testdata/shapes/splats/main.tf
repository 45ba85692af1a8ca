locals {
  list   = [{ a = 1, b = [{ c = "x" }, { c = "y" }] }, { a = 2, b = [] }]
  single = { a = 1 }
  null   = null
  set    = toset(["b", "a"])
  tuple  = [{ a = [1] }, { a = "t" }]
}
output "full" { value = local.list[*].a }
output "nested" { value = local.list[*].b[*].c }
output "flat" { value = flatten(local.list[*].b[*].c) }
output "single" { value = local.single[*].a }
output "null" { value = local.null[*] }
output "set" { value = local.set[*] }
output "legacy" { value = local.list.*.a }
output "tuple" { value = local.tuple[*].a }
output "string" { value = "s"[*] }
resource "terraform_data" "r" {
  count = 2
  input = { list = [count.index, "x"] }
}
output "resources" { value = terraform_data.r[*].input.list[0] }
output "last" { value = terraform_data.r[length(terraform_data.r) - 1].input.list[*] }
