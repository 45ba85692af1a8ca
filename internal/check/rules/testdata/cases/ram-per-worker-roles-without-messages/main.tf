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
  workers = {
    orders  = { queue = "orders-dead" }
    refunds = { queue = "refunds-dead" }
  }
}

resource "alicloud_message_service_queue" "dead" {
  for_each   = local.workers
  queue_name = each.value.queue
}

resource "alicloud_ram_role" "worker" {
  for_each  = local.workers
  role_name = "fc-${each.key}"
  assume_role_policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["fc.aliyuncs.com"] } }]
  })
}

resource "alicloud_ram_policy" "worker" {
  for_each    = local.workers
  policy_name = "fc-${each.key}"
  policy_document = jsonencode({
    Version = "1"
    Statement = [{
      Effect   = "Allow"
      Action   = "mns:SendMessage"
      Resource = "acs:mns:*:*:/queues/${each.value.queue}" # want "error FCA302 .*worker\\[.orders.\\]: .*lacks" "error FCA302 .*worker\\[.refunds.\\]: .*lacks"
    }]
  })
}

resource "alicloud_ram_role_policy_attachment" "worker" {
  for_each    = local.workers
  role_name   = alicloud_ram_role.worker[each.key].role_name
  policy_name = alicloud_ram_policy.worker[each.key].policy_name
  policy_type = alicloud_ram_policy.worker[each.key].type
}

resource "alicloud_fcv3_function" "worker" {
  for_each      = local.workers
  function_name = each.key
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_ram_role.worker[each.key].arn
  depends_on    = [alicloud_ram_role_policy_attachment.worker]
}

resource "alicloud_fcv3_async_invoke_config" "worker" {
  for_each      = alicloud_fcv3_function.worker
  function_name = each.value.function_name

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:${data.alicloud_account.me.id}:/queues/${alicloud_message_service_queue.dead[each.key].queue_name}/messages"
    }
  }
}
