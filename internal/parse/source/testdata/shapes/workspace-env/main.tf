output "workspace" { value = terraform.workspace }
