module "worker" {
  source = "./worker"
  name   = "orders"
}
