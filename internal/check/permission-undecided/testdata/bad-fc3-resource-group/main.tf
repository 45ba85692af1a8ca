terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.292.0"
    }
  }
}

data "alicloud_account" "me" {}

variable "group" {
  type = string
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

resource "alicloud_ram_policy" "deliver" {
  policy_name = "deliver"
  policy_document = jsonencode({
    Version = "1"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["mns:SendMessage", "mns:PublishMessage"]
        Resource = ["acs:mns:*:*:/queues/*/messages", "acs:mns:*:*:/topics/*/messages"]
      },
    ]
  })
}

resource "alicloud_message_service_queue" "dead" {
  queue_name = "dead"
}

resource "alicloud_resource_manager_policy_attachment" "deliver" {
  policy_name       = alicloud_ram_policy.deliver.policy_name
  policy_type       = "Custom"
  principal_name    = "${alicloud_ram_role.fc.role_name}@role.${data.alicloud_account.me.id}.onaliyunservice.com"
  principal_type    = "ServiceRole"
  resource_group_id = var.group
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
      destination = "acs:mns:cn-hangzhou:${data.alicloud_account.me.id}:/queues/${alicloud_message_service_queue.dead.queue_name}/messages" # want "info FCA311 alicloud_fcv3_async_invoke_config\\.worker: .*whether alicloud_resource_manager_policy_attachment\\.deliver attaches a policy to the role, because var\\.group"
    }
  }

  depends_on = [alicloud_resource_manager_policy_attachment.deliver]
}

