variable "env" {
  type = string
}

resource "random_pet" "name" {}

resource "alicloud_mns_queue" "dead" {
  name = "orders-dead-${random_pet.name.id}"
}

resource "alicloud_mns_topic" "done" {
  name = "${var.env}-done"
}

data "alicloud_ram_roles" "worker" {
  name_regex = "^worker$"
}

# The names are not known before apply; that they are no ARNs is.
resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = alicloud_mns_queue.dead.name # want "FCA201 .*it names a queue but is not its ARN: write acs:mns:<region>:<account id>:/queues/\\$\\{alicloud_mns_queue.dead.name\\}/messages"
    }
    on_success {
      destination = alicloud_mns_topic.done.id # want "FCA201 .*it names a topic"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "refunds" {
  service_name  = "shop"
  function_name = "refunds"

  destination_config {
    on_failure {
      destination = data.alicloud_ram_roles.worker.roles[0].arn # want "FCA201 .*the ARN of a RAM role"
    }
    on_success {
      destination = "queue-${var.env}" # want "FCA201 .*it is no ARN"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "returns" {
  service_name  = "shop"
  function_name = "returns"

  destination_config {
    on_failure {
      destination = "${var.env}\n" # want "white space around it"
    }
    on_success {
      destination = "acs:mns:eu-central-1" # want "fewer than the five parts"
    }
  }
}

variable "queue" {
  type = string
}

resource "alicloud_mns_queue" "given" {
  name = var.queue
}

resource "aws_sqs_queue" "dead" {
  name = "dead"
}

resource "alicloud_fc_function_async_invoke_config" "given" {
  service_name  = "shop"
  function_name = "given"

  destination_config {
    on_failure {
      destination = alicloud_mns_queue.given.name # want "it names a queue"
    }
    on_success {
      destination = aws_sqs_queue.dead.arn # want "an ARN of another cloud"
    }
  }
}
