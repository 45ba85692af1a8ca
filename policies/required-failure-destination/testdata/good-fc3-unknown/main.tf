variable "name" {
  type = string
}

variable "failures" {
  type = list(string)
}

resource "alicloud_fcv3_async_invoke_config" "name" { # undecided "policy.required-failure-destination .*: whether there is an on_failure destination where functions of production must have one, because var.name is not known before apply$"
  function_name = var.name
}

resource "alicloud_fcv3_async_invoke_config" "block" {
  function_name = "prod-orders"
  dynamic "destination_config" { # undecided "policy.required-failure-destination .*: whether there is an on_failure destination where functions of production must have one$"
    for_each = var.failures
    content {
      on_failure {
        destination = destination_config.value
      }
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "has_one" {
  function_name = var.name
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}
