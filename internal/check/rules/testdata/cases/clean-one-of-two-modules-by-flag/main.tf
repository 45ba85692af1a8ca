variable "use_v3" {
  type = bool
}

module "v2" {
  source = "./v2"
  count  = var.use_v3 ? 0 : 1
}

module "v3" {
  source = "./v3"
  count  = var.use_v3 ? 1 : 0
}

module "v3_other" {
  source = "./v3"
  count  = var.use_v3 ? 0 : 1
}
