variable "s" {
  type    = string
  default = 5
}
variable "l" {
  type    = list(any)
  default = [1, 2]
}
variable "unused" {}
output "s" { value = var.s }
output "l" { value = var.l }
