variable "retries" {
  default = null
}

resource "alicloud_fc_function_async_invoke_config" "names" { # want "^info FCA604 alicloud_fc_function_async_invoke_config.names: maximum_retry_attempts is left out: the provider sends 2, where the API's default is 3$"
  service_name  = "shop"
  function_name = "names"
}

resource "alicloud_fc_function_async_invoke_config" "null" {
  count                  = 2
  service_name           = "shop"
  function_name          = "null-${count.index}"
  maximum_retry_attempts = var.retries # want "FCA604 .*\\.null\\[0\\]:" "FCA604 .*\\.null\\[1\\]:"
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}
