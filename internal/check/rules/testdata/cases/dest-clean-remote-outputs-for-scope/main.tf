data "terraform_remote_state" "net" {
  backend = "oss"
  config = {
    bucket = "state"
  }
}
locals {
  scope = data.terraform_remote_state.net.outputs
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:${local.scope.region}:${local.scope.account_id}:/queues/dead/messages"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = local.scope.dead_arn
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "c" {
  service_name  = "svc"
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = lookup(local.scope, "dead_arn", "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages")
    }
  }
}
