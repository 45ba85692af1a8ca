resource "terraform_data" "arn" {
  input = "acs:mns:eu-central-1:1234567890123456:/queues/dead/messages"
}
resource "random_pet" "queue" {}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = terraform_data.arn.output
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/${random_pet.queue.id}/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "c" {
  service_name  = "svc"
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/${terraform_data.arn.id}/messages"
    }
  }
}
