variable "queue" {
  type = string
}

variable "path" {
  type = string
}

resource "terraform_data" "later" {
  input = "queue"
}

resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "a"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/${var.queue}" # undecided "FCA203 .*var.queue is not known"
    }
    on_success {
      destination = "acs:mns:eu-central-1:1234567890123456:${var.path}" # undecided "FCA203 .*var.path"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "b"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/${terraform_data.later.output}" # undecided "FCA203 .*terraform_data.later.output"
    }
    on_success {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/${var.queue}/messages"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "c" {
  function_name = "c"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:functions/${var.queue}"
    }
    on_success {
      destination = "acs:eventbridge:eu-central-1:1234567890123456:eventbus/${var.queue}"
    }
  }
}
