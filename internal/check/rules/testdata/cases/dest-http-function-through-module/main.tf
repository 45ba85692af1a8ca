module "web" {
  source = "./fn"
  name   = "web"
  http   = true
}
module "repair" {
  source = "./fn"
  name   = "repair"
  http   = false
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = module.web.arn # want "error FCA210 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = module.repair.arn
    }
  }
}
