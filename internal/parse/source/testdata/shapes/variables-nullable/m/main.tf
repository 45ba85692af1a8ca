variable "no_null" {
  type     = list(string)
  default  = ["default"]
  nullable = false
}
variable "null_ok" {
  type    = list(string)
  default = ["default"]
}
output "no_null" { value = var.no_null }
output "null_ok" { value = var.null_ok }
output "is_null" { value = var.null_ok == null }
