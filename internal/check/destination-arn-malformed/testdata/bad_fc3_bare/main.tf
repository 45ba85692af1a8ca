terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "1.289.0"
    }
  }
}

provider "alicloud" {
  region = "eu-central-1"
}

data "alicloud_account" "me" {}

resource "alicloud_message_service_queue" "dead" {
  queue_name = "orders-dead"
}

resource "alicloud_message_service_topic" "done" {
  topic_name = "orders-done"
}

resource "alicloud_event_bridge_event_bus" "shop" {
  event_bus_name = "shop"
}

resource "alicloud_ram_role" "worker" {
  role_name                   = "worker"
  assume_role_policy_document = "{}"
}

resource "alicloud_fcv3_function" "repair" {
  function_name = "repair"
  runtime       = "python3.10"
  handler       = "index.handler"
}

resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "a"

  destination_config {
    on_failure {
      destination = alicloud_message_service_queue.dead.queue_name # want "FCA201 alicloud_fcv3_async_invoke_config.a: the destination of on_failure is \"orders-dead\" .alicloud_message_service_queue.dead.queue_name.: it names a queue but is not its ARN: write acs:mns:eu-central-1:\\$\\{data.alicloud_account.me.id\\}:/queues/\\$\\{alicloud_message_service_queue.dead.queue_name\\}/messages"
    }
    on_success {
      destination = alicloud_message_service_topic.done.id # want "it names a topic but is not its ARN: write acs:mns:eu-central-1:.*:/topics/\\$\\{alicloud_message_service_topic.done.id\\}/messages"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "b"

  destination_config {
    on_failure {
      destination = alicloud_event_bridge_event_bus.shop.event_bus_name # want "names an event bus but is not its ARN: write acs:eventbridge:eu-central-1:.*:eventbus/\\$\\{alicloud_event_bridge_event_bus.shop.event_bus_name\\}"
    }
    on_success {
      destination = alicloud_ram_role.worker.arn # want "FCA201 .*the ARN of a RAM role"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "c" {
  function_name = "c"

  destination_config {
    on_failure {
      destination = alicloud_fcv3_function.repair.function_name # want "names a function but is not its ARN: write alicloud_fcv3_function.repair.function_arn$"
    }
    on_success {
      destination = alicloud_fcv3_function.repair.id # want "names a function but is not its ARN: write alicloud_fcv3_function.repair.function_arn$"
    }
  }
}
