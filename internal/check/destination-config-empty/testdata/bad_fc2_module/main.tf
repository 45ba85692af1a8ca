module "orders" {
  source     = "./async"
  function   = "orders"
  on_failure = "acs:mns:cn-hangzhou:1234567890123456:/queues/orders-dead/messages"
}

module "refunds" {
  source   = "./async"
  function = "refunds"
}
