provider "alicloud" {
  region = var.region
}

variable "region" {
  type    = string
  default = "cn-hangzhou"
}

variable "name" {
  type = string
}

data "alicloud_account" "me" {}

resource "alicloud_ram_role" "fc" {
  role_name = "${var.name}-fc"
  assume_role_policy_document = jsonencode({
    Version = "1"
    Statement = [{
      Action    = "sts:AssumeRole"
      Effect    = "Allow"
      Principal = { Service = ["fc.aliyuncs.com"] }
    }]
  })
}

resource "alicloud_ram_policy" "deliver" {
  policy_name = "${var.name}-deliver"
  policy_document = jsonencode({
    Version = "1"
    Statement = [{
      Action   = ["mns:SendMessage", "mns:PublishMessage"]
      Effect   = "Allow"
      Resource = ["acs:mns:*:*:/queues/*/messages", "acs:mns:*:*:/topics/*/messages"]
    }]
  })
}

resource "alicloud_ram_role_policy_attachment" "deliver" {
  policy_name = alicloud_ram_policy.deliver.policy_name
  policy_type = "Custom"
  role_name   = alicloud_ram_role.fc.role_name
}

resource "alicloud_message_service_queue" "dead" {
  queue_name = "${var.name}-dead"
}

resource "alicloud_message_service_topic" "done" {
  topic_name = "${var.name}-done"
}

resource "alicloud_fcv3_function" "worker" {
  function_name = var.name
  runtime       = "custom"
  handler       = "index.handler"
  role          = alicloud_ram_role.fc.arn

  custom_runtime_config {
    command = ["/code/server"]
    port    = 9000
  }
}

resource "alicloud_fcv3_trigger" "uploads" {
  function_name   = alicloud_fcv3_function.worker.function_name
  trigger_name    = "uploads"
  trigger_type    = "oss"
  qualifier       = "LATEST"
  invocation_role = alicloud_ram_role.fc.arn
  trigger_config = jsonencode({
    events = ["oss:ObjectCreated:*"]
    filter = { key = { prefix = "in/", suffix = ".zip" } }
  })
}

resource "alicloud_fcv3_async_invoke_config" "worker" {
  function_name                  = alicloud_fcv3_function.worker.function_name
  max_async_event_age_in_seconds = 3600
  max_async_retry_attempts       = 2
  async_task                     = true

  destination_config {
    on_failure {
      destination = "acs:mns:${var.region}:${data.alicloud_account.me.id}:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"
    }
    on_success {
      destination = "acs:mns:${var.region}:${data.alicloud_account.me.id}:/topics/${alicloud_message_service_topic.done.topic_name}/messages"
    }
  }

  depends_on = [alicloud_ram_role_policy_attachment.deliver]
}
