terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.292.0"
    }
  }
}

data "alicloud_account" "me" {}

locals {
  workers = { orders = "a", refunds = "b" }
}

resource "alicloud_ram_role" "fc" {
  for_each  = local.workers
  role_name = "fc-${each.key}"
  assume_role_policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["fc.aliyuncs.com"] } }]
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

resource "alicloud_ram_role_policy_attachment" "deliver" {
  for_each    = local.workers
  role_name   = alicloud_ram_role.fc[each.key].role_name
  policy_name = alicloud_ram_policy.deliver.policy_name
  policy_type = alicloud_ram_policy.deliver.type
}

resource "alicloud_fcv3_function" "worker" {
  for_each      = local.workers
  function_name = each.key
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_ram_role.fc[each.key].arn
}

resource "alicloud_fcv3_async_invoke_config" "worker" { # want "FCA309 .*worker\\[.orders.\\]: .*deliver\\[.orders.\\]" "FCA309 .*worker\\[.refunds.\\]: .*deliver\\[.refunds.\\]"
  for_each      = local.workers
  function_name = alicloud_fcv3_function.worker[each.key].function_name

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:${data.alicloud_account.me.id}:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"
    }
  }
}
