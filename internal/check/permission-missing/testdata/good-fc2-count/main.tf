# Everything exists or nothing does; the module takes a role or makes one.
variable "enabled" {
  type = bool
}

module "shop" {
  source = "./service"
  count  = var.enabled ? 1 : 0
  name   = "shop"
}

module "blog" {
  source   = "./service"
  name     = "blog"
  role_arn = "acs:ram::1234567890123456:role/blog"
}
