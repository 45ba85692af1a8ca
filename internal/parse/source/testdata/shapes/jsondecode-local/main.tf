locals {
  text    = <<-EOT
    {"name": "q", "list": [1, 2.5, null], "nested": {"on": true, "empty": {}}}
  EOT
  decoded = jsondecode(local.text)
  yaml    = yamldecode("a: 1\nb: [x, y]\nc:\n  d: null\n")
}
resource "terraform_data" "each" {
  for_each = { for i, v in local.decoded.list : tostring(i) => v }
  input    = each.value
}
output "decoded" { value = local.decoded }
output "name" { value = local.decoded.name }
output "yaml" { value = local.yaml }
output "encoded" { value = jsonencode(local.decoded) }
output "round" { value = jsondecode(jsonencode(local.yaml)) }
output "file" { value = jsondecode(file("${path.module}/data.json")).items[*].id }
output "csv" { value = csvdecode(file("data.csv")) }
