module "worker" {
  source   = "./worker"
  for_each = toset(["orders", "refunds"])
  name     = each.key
}
