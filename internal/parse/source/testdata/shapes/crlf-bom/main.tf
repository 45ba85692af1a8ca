variable "v" {
  default = "d"
}
output "v" {
  value = <<-EOT
    line ${var.v}
      two
  EOT
}
