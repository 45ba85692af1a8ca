variable "from_native" { default = "native" }
output "native" { value = "${local.from_json} ${module.m["k"].out}" }
resource "terraform_data" "native" { input = terraform_data.json.input }
