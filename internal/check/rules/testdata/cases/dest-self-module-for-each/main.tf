module "fn" {
  source   = "./fn"
  for_each = { orders = "repair", repair = "repair" }
  name     = each.key
  target   = each.value
}
