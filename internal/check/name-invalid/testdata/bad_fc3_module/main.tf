module "orders" {
  source = "./worker"
  name   = "orders"
}

module "refunds" {
  source = "./worker"
  name   = "refunds:v2"
}
