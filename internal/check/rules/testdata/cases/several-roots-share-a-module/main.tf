variable "retries" {
  type    = number
  default = 9
}

module "async" {
  source  = "./modules/async"
  retries = var.retries
}
