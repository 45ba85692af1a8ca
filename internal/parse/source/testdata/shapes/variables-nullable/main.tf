variable "no_null" {
  type     = string
  default  = "default"
  nullable = false
}
variable "null_ok" {
  type    = string
  default = "default"
}
output "no_null" { value = var.no_null }
output "null_ok" { value = var.null_ok }
module "given_null" {
  source  = "./m"
  no_null = null
  null_ok = null
}
module "given_nothing" { source = "./m" }
output "given_null" { value = module.given_null }
output "given_nothing" { value = module.given_nothing }
