locals {
  names = ["dead", "late"]
  arns  = { for n in local.names : n => "acs:mns:eu-central-1:1234567890123456:/queues/${n}/messages" }
  more  = merge(local.arns, { bus = "acs:eventbridge:eu-central-1:1234567890123456:eventbus/shop", dead = "acs:mns:eu-central-1:1234567890123456:/queues/dead" })
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = local.arns["late"]
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = local.more["bus"]
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "c" {
  service_name  = "svc"
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = local.more["dead"] # want "error FCA203 alicloud_fc_function_async_invoke_config.c:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "d" {
  service_name  = "svc"
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = values(local.arns)[0]
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "e" {
  service_name  = "svc"
  function_name = "fn-e"

  destination_config {
    on_failure {
      destination = [for n in local.names : "acs:mns:eu-central-1:1234567890123456:/topics/${n}"][0] # want "error FCA203 alicloud_fc_function_async_invoke_config.e:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "f" {
  function_name = "fn-f"

  destination_config {
    on_failure {
      destination = element(values(local.arns), 3)
    }
  }
}
