variable "orders_retries" {
  type = number
}

locals {
  functions = {
    orders = { retries = var.orders_retries, dlq = null }
    mail   = { retries = 9, dlq = "" }
  }
}

module "async" {
  for_each = local.functions
  source   = "./async"
  name     = each.key
  retries  = each.value.retries
  dlq      = each.value.dlq
}
