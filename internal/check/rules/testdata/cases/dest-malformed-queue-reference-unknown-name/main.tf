resource "random_id" "suffix" {
  byte_length = 4
}
variable "env" { type = string }
resource "alicloud_mns_queue" "dead" {
  name = "orders-${random_id.suffix.hex}"
}
resource "alicloud_mns_topic" "done" {
  name = "orders-${var.env}"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = alicloud_mns_queue.dead.name # want "error FCA201 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = alicloud_mns_queue.dead.id # want "error FCA201 alicloud_fc_function_async_invoke_config.b:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "c" {
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = alicloud_mns_topic.done.id # want "error FCA201 alicloud_fcv3_async_invoke_config.c:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "d" {
  service_name  = "svc"
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = alicloud_mns_topic.done.name # want "error FCA201 alicloud_fc_function_async_invoke_config.d:"
    }
  }
}
