resource "alicloud_fcv3_async_invoke_config" "fullwidth" {
  function_name = "fn-fullwidth"

  destination_config {
    on_failure {
      destination = "acs：mns：cn-hangzhou：1234567890123456：/queues/dead/messages" # want "error FCA201 alicloud_fcv3_async_invoke_config.fullwidth:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "nbsp" {
  function_name = "fn-nbsp"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages\u00a0" # want "error FCA201 alicloud_fcv3_async_invoke_config.nbsp:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "zwsp" {
  service_name  = "svc"
  function_name = "fn-zwsp"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages\u200b" # want "error FCA203 alicloud_fc_function_async_invoke_config.zwsp:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "bom" {
  service_name  = "svc"
  function_name = "fn-bom"

  destination_config {
    on_failure {
      destination = "\ufeffacs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages" # want "error FCA201 alicloud_fc_function_async_invoke_config.bom:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "cr" {
  function_name = "fn-cr"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages\r" # want "error FCA201 alicloud_fcv3_async_invoke_config.cr:"
    }
  }
}
