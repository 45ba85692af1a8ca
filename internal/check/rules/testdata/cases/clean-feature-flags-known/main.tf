variable "features" {
  type    = set(string)
  default = ["dlq"]
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  count         = contains(var.features, "dlq") ? 1 : 0
  service_name  = "svc"
  function_name = "fn"
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "plain" {
  count                        = contains(var.features, "dlq") ? 0 : 1
  service_name                 = "svc"
  function_name                = "fn"
  maximum_event_age_in_seconds = 0
}
