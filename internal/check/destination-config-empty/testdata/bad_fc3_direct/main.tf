resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = "orders"
  max_async_retry_attempts = 1

  destination_config { # want "FCA101 alicloud_fcv3_async_invoke_config\\.orders: .*InvalidDestinationResources.*1\\.280\\.0.*lock file"
    # on_failure {
    #   destination = "acs:mns:eu-central-1:1234567890123456:/queues/dead/messages"
    # }
  }
}

resource "alicloud_fcv3_async_invoke_config" "nightly" {
  count         = 2
  function_name = "nightly-${count.index}"

  destination_config { # want "FCA101 alicloud_fcv3_async_invoke_config\\.nightly\\[0\\]: " "FCA101 alicloud_fcv3_async_invoke_config\\.nightly\\[1\\]: "
  }
}
