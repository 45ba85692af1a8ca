variable "names" { type = list(string) }
resource "terraform_data" "r" {}
output "rendered" { value = templatefile("${path.module}/policy.tftpl", { names = var.names, action = "x" }) }
output "unknown" { value = templatefile("${path.module}/policy.tftpl", { names = [terraform_data.r.id], action = "x" }) }
output "exists" { value = [fileexists("${path.module}/policy.tftpl"), fileexists("${path.module}/nope")] }
output "files" { value = fileset(path.module, "*.tf*") }
