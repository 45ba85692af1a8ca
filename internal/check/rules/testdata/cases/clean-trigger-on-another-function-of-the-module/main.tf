module "orders" {
  source    = "./function"
  name      = "orders"
  qualifier = "LATEST"
}

module "mail" {
  source    = "./function"
  name      = "mail"
  qualifier = "live"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = module.orders.name
}
