variable "region" {
  type = string
}

data "alicloud_regions" "here" {
  current = true
}

resource "alicloud_fcv3_async_invoke_config" "unknown" {
  function_name = "unknown"
  destination_config {
    on_failure {
      destination = "acs:mns:${var.region}:1234567890123456:/queues/dead/messages" # undecided "policy.allowed-destination-regions .*: whether the destination of on_failure is in a region that is allowed, because var.region is not known before apply$"
    }
    on_success {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/${var.region}/messages"
    }
  }
}
