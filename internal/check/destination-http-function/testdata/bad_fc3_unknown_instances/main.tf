variable "enabled" {
  type = bool
}

module "worker" {
  source = "./worker"
  count  = var.enabled ? 1 : 0
}
