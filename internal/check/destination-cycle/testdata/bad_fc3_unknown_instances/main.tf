variable "shops" {
  type = set(string)
}

module "pair" {
  source   = "./pair"
  for_each = var.shops

  shop = each.key
}
