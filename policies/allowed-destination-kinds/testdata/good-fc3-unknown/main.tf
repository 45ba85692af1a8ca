variable "destination" {
  type = string
}

variable "path" {
  type = string
}

resource "alicloud_fcv3_async_invoke_config" "unknown" {
  function_name = "unknown"
  destination_config {
    on_failure {
      destination = var.destination # undecided "policy.allowed-destination-kinds .*: whether the destination of on_failure is of a kind that is allowed, because var.destination is not known before apply$"
    }
    on_success {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/${var.path}/messages" # undecided "policy.allowed-destination-kinds .* because var.path "
    }
  }
}

# FCA201 and FCA202 say what is wrong.
resource "alicloud_fcv3_async_invoke_config" "wrong" {
  function_name = "wrong"
  destination_config {
    on_failure {
      destination = "acs:oss:cn-hangzhou:1234567890123456:bucket"
    }
    on_success {
      destination = "dead"
    }
  }
}
