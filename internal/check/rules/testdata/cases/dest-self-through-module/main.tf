module "fn" {
  source = "./fn"
  name   = "orders"
}
resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = module.fn.name
  destination_config {
    on_failure {
      destination = module.fn.arn # want "error FCA211 alicloud_fcv3_async_invoke_config.orders:"
    }
  }
}
