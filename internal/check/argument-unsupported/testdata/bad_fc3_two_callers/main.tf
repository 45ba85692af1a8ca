module "orders" {
  source = "./worker"
  name   = "orders"
}

module "refunds" {
  source  = "./worker"
  name    = null
  retries = "a few"
}
