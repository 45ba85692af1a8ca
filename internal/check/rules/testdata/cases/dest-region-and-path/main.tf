provider "alicloud" {
  region = "eu-central-1"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead" # want "error FCA203 alicloud_fcv3_async_invoke_config.a:" "warning FCA207 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:log:cn-hangzhou:1234567890123456:project/shop" # want "error FCA202 alicloud_fc_function_async_invoke_config.b:"
    }
  }
}
