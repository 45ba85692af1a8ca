variable "create" {
  type = bool
}

module "maybe" {
  count  = var.create ? 1 : 0
  source = "./app"
}
