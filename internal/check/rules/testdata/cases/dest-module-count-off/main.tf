module "worker" {
  source   = "./worker"
  count    = 0
  dead_arn = "orders-dead"
}
