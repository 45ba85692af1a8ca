variable "prod" { type = bool }
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/${var.prod ? "dead/messages" : "dead"}"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages${var.prod ? "" : "-dev"}"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "c" {
  service_name  = "svc"
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = var.prod ? "acs:mns:cn-hangzhou:1234567890123456:/queues/a/messages" : "acs:mns:cn-hangzhou:1234567890123456:/queues/b/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "d" {
  service_name  = "svc"
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/${var.prod ? "a" : "b"}/messages"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "e" {
  function_name = "fn-e"

  destination_config {
    on_failure {
      destination = var.prod ? "orders" : "acs:mns:cn-hangzhou:1234567890123456:/queues/b/messages"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "f" {
  function_name = "fn-f"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead${var.prod ? "" : "-dev"}/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "g" {
  service_name  = "svc"
  function_name = "fn-g"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/message${var.prod ? "s" : ""}"
    }
  }
}
