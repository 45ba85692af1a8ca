variable "retries" {
  type = number
}

module "async" {
  source  = "../../modules/async"
  retries = var.retries
}
