variable "arg" {}
output "out" {
  value     = "<${var.arg}>"
  sensitive = true
}
output "marked" {
  value     = "visible"
  sensitive = true
}
