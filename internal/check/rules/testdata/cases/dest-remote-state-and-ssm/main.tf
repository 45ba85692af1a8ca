data "terraform_remote_state" "base" {
  backend = "local"
  config = {
    path = "../base/terraform.tfstate"
  }
}
data "alicloud_oos_parameters" "dlq" {}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = data.terraform_remote_state.base.outputs.dlq_arn
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/${data.terraform_remote_state.base.outputs.queue}/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "c" {
  service_name  = "svc"
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = data.alicloud_oos_parameters.dlq.parameters[0].value
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "d" {
  service_name  = "svc"
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${data.terraform_remote_state.base.outputs.account}:/queues/${data.terraform_remote_state.base.outputs.queue}"
    }
  }
}
