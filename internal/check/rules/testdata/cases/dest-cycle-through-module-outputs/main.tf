module "a" {
  source = "./fn"
  name   = "a"
}
module "b" {
  source = "./fn"
  name   = "b"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = module.a.name
  destination_config {
    on_failure {
      destination = module.b.arn # want "warning FCA212 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}
resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = module.b.name
  destination_config {
    on_failure {
      destination = module.a.arn
    }
  }
}
