resource "alicloud_fc_function_async_invoke_config" "a" {
  service_name  = "shop"
  function_name = "worker"
  destination_config {
    on_failure {
      destination = "acs:fc:cn-hangzhou:1234567890123456:services/mail/functions/worker"
    }
  }
}
resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "mail"
  function_name = "worker"
  destination_config {
    on_failure {
      destination = "acs:fc:cn-hangzhou:1234567890123456:services/pager/functions/worker"
    }
  }
}
