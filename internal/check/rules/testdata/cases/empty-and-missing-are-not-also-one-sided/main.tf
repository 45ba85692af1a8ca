variable "success" {
  type    = string
  default = null
}

resource "alicloud_fcv3_async_invoke_config" "empty_block" {
  function_name = "a"
  destination_config {} # want `error FCA101 alicloud_fcv3_async_invoke_config.empty_block: `
}

resource "alicloud_fcv3_async_invoke_config" "empty_side" {
  function_name = "b"
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
    on_success {
      destination = var.success # want `error FCA102 alicloud_fcv3_async_invoke_config.empty_side: `
    }
  }
}
