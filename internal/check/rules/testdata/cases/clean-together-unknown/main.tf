variable "a" {
  type = bool
}

variable "names" {
  type = set(string)
}

resource "alicloud_fcv3_async_invoke_config" "always" {
  function_name = "orders"
}

resource "alicloud_fcv3_async_invoke_config" "sometimes" {
  count         = var.a ? 1 : 0
  function_name = "orders"
}

module "one" {
  source = "./m"
  create = var.a
}

module "two" {
  source = "./m"
  create = !var.a
}
