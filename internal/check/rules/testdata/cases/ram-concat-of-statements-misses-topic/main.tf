terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.292.0"
    }
  }
}

data "alicloud_account" "me" {}

resource "alicloud_message_service_queue" "dead" {
  queue_name = "dead"
}

resource "alicloud_message_service_topic" "done" {
  topic_name = "done"
}

resource "alicloud_ram_role" "fc" {
  role_name = "fc"
  assume_role_policy_document = jsonencode({
    Version = "1"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = ["fc.aliyuncs.com"] }
    }]
  })
}

locals {
  base = [
    { Effect = "Allow", Action = ["log:PostLogStoreLogs"], Resource = ["*"] },
  ]
  delivery = [
    for kind in ["queues", "topics"] :
    { Effect = "Allow", Action = ["mns:SendMessage"], Resource = ["acs:mns:*:*:/${kind}/*"] } # want "error FCA302 .*worker: .*topic of on_success.*mns:PublishMessage"
  ]
}

resource "alicloud_ram_policy" "deliver" {
  policy_name     = "deliver"
  policy_document = jsonencode(merge({ Version = "1" }, { Statement = concat(local.base, local.delivery) }))
}

resource "alicloud_ram_role_policy_attachment" "deliver" {
  role_name   = alicloud_ram_role.fc.role_name
  policy_name = alicloud_ram_policy.deliver.policy_name
  policy_type = "Custom"
}

resource "alicloud_fcv3_function" "worker" {
  function_name = "worker"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_ram_role.fc.arn
}

resource "alicloud_fcv3_async_invoke_config" "worker" {
  function_name = alicloud_fcv3_function.worker.function_name

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:${data.alicloud_account.me.id}:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"
    }
    on_success {
      destination = "acs:mns:cn-hangzhou:${data.alicloud_account.me.id}:/topics/${alicloud_message_service_topic.done.topic_name}/messages"
    }
  }

  depends_on = [alicloud_ram_role_policy_attachment.deliver]
}

