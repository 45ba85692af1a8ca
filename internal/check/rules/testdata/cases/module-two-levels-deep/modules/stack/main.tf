variable "functions" {
  type = map(object({
    retries = number
  }))
}

module "async" {
  for_each = var.functions
  source   = "../async"
  settings = merge({ name = each.key }, each.value)
}
