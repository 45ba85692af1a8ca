provider "alicloud" {
  region     = "cn-hangzhou"
  account_id = "1111222233334444"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-beijing:5555666677778888:/queues/dead/messages" # want "warning FCA207 alicloud_fcv3_async_invoke_config.a:" "warning FCA208 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:fc:cn-beijing:5555666677778888:services/shop/functions/repair" # want "warning FCA207 alicloud_fc_function_async_invoke_config.b:" "warning FCA208 alicloud_fc_function_async_invoke_config.b:"
    }
  }
}
