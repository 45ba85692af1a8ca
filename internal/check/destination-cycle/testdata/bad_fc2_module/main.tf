module "step" {
  source   = "./step"
  for_each = { take = "pack", pack = "ship", ship = "take", bill = "take" }

  name = each.key
  next = each.value
}
