variable "name" { type = string }
variable "extra" { type = list(number) }
resource "terraform_data" "t" { input = { name = var.name, extra = var.extra } }
output "value" { value = "${var.name}/three ${join(",", var.extra)}" }
output "input" { value = terraform_data.t.input }
output "paths" { value = [path.module, path.root, abspath(path.module) == "${path.cwd}/${path.module}"] }
