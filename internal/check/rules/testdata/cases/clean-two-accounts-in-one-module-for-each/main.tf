variable "tenants" {
  type = map(object({
    functions = list(string)
  }))
  default = {
    a = { functions = ["orders", "mail"] }
    b = { functions = ["orders"] }
  }
}

module "tenant" {
  for_each  = var.tenants
  source    = "./tenant"
  prefix    = each.key
  functions = each.value.functions
}
