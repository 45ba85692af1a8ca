variable "with_trigger" {
  type = bool
}

resource "alicloud_fcv3_trigger" "prod" {
  function_name = "fn"
  trigger_name  = "prod"
  trigger_type  = "oss"
  qualifier     = "prod"
}

resource "alicloud_fcv3_trigger" "latest" {
  count         = var.with_trigger ? 1 : 0
  function_name = "fn"
  trigger_name  = "latest"
  trigger_type  = "oss"
  qualifier     = "LATEST"
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = "fn"
}

resource "alicloud_fc_trigger" "timer" {
  service  = "svc"
  function = "fn"
  name     = "timer"
  type     = "timer"
}

resource "alicloud_fc_trigger" "oss" {
  count    = var.with_trigger ? 1 : 0
  service  = "svc"
  function = "fn"
  name     = "oss"
  type     = "oss"
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name  = "svc"
  function_name = "fn"
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}
