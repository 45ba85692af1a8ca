variable "type" {
  type = string
}

resource "alicloud_fc_trigger" "timer" {
  service  = "svc"
  function = "a"
  name     = "timer"
  type     = "timer"
}

resource "alicloud_fc_trigger" "oss" {
  service  = "svc"
  function = "a"
  name     = "oss"
  type     = "oss"
}

resource "alicloud_fc_trigger" "timer_b" {
  service  = "svc"
  function = "b"
  name     = "timer"
  type     = "timer"
}

resource "alicloud_fc_trigger" "unknown" {
  service  = "svc"
  function = "b"
  name     = "unknown"
  type     = var.type
}

resource "alicloud_fc_trigger" "elsewhere" {
  service  = "svc2"
  function = "c"
  name     = "timer"
  type     = "timer"
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  for_each      = toset(["a", "b", "c"])
  service_name  = "svc"
  function_name = each.key
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}
