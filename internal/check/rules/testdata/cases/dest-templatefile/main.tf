resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = templatefile("${path.module}/arn.tftpl", { queue = "dead" })
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = templatefile("${path.module}/newline.tftpl", { queue = "dead" }) # want "error FCA201 alicloud_fcv3_async_invoke_config.b:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "c" {
  service_name  = "svc"
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = trimspace(templatefile("${path.module}/newline.tftpl", { queue = "dead" }))
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "d" {
  service_name  = "svc"
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = templatefile("${path.module}/short.tftpl", { queue = "dead" }) # want "error FCA203 alicloud_fc_function_async_invoke_config.d:"
    }
  }
}
