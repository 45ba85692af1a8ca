module "async" {
  source = "./async"
  count  = 0
}

module "none" {
  source   = "./async"
  for_each = {}
}
