variable "destination" {
  type = string
}

variable "sides" {
  type = list(string)
}

variable "kind" {
  type = string
}

resource "alicloud_fcv3_async_invoke_config" "unknown" {
  function_name = "unknown"
  destination_config {
    on_failure {
      destination = var.destination # undecided "FCA605 .*: whether the destination of on_failure takes 64 KB only, .* because var.destination is not known before apply$"
    }
    on_success {
      destination = "acs:fc:cn-hangzhou:1234567890123456:functions/next"
    }
  }
}

# Whether it is there is not known.
resource "alicloud_fcv3_async_invoke_config" "dynamic" {
  function_name = "dynamic"
  destination_config {
    dynamic "on_failure" {
      for_each = var.sides
      content {
        destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
      }
    }
    on_success {
      destination = "acs:fc:cn-hangzhou:1234567890123456:functions/next"
    }
  }
}

# What is wrong with them is said by FCA201 to FCA203.
resource "alicloud_fcv3_async_invoke_config" "wrong" {
  function_name = "wrong"
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:queues/dead"
    }
    on_success {
      destination = "orders-done"
    }
  }
}
