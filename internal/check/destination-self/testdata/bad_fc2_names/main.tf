module "worker" {
  source   = "./worker"
  for_each = toset(["orders", "refunds"])

  name    = each.key
  failure = "acs:fc:eu-central-1:1234567890123456:services/shop/functions/orders"
}
