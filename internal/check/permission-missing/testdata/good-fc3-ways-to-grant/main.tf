data "alicloud_account" "current" {}

variable "prefix" {
  type    = string
  default = "orders"
}

variable "suffix" {
  type = string
}

locals {
  # One way to grant each delivery.
  grants = {
    all      = { action = "*", resource = "*" }
    product  = { action = "mns:*", resource = "acs:mns:*:*:*" }
    queues   = { action = ["mns:List*", "MNS:sendmessage"], resource = "acs:mns:*:*:/queues/*" }
    one      = { action = "mns:?endMessage", resource = ["acs:mns:*:*:/topics/*", "acs:mns:*:*:/queues/*-dead-${var.suffix}/*"] }
    account  = { action = "mns:SendMessage", resource = "acs:mns:*:${data.alicloud_account.current.id}:/queues/${var.prefix}-dead-${var.suffix}*" }
    written  = { action = "mns:*Message", resource = "acs:mns:cn-hangzhou:*:/queues/${var.prefix}-dead-${var.suffix}/messages" }
    question = { action = "mns:Send*", resource = "acs:mns:cn-????????:*:/queues/${var.prefix}?dead-${var.suffix}/messages" }
  }
}

resource "alicloud_message_service_queue" "dead" {
  queue_name = "${var.prefix}-dead-${var.suffix}"
}

resource "alicloud_ram_role" "this" {
  for_each  = local.grants
  role_name = "fc-${each.key}"
  assume_role_policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["fc.aliyuncs.com"] } }]
  })
}

resource "alicloud_ram_policy" "this" {
  for_each    = local.grants
  policy_name = "fc-${each.key}"
  policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = each.value.action, Resource = each.value.resource }]
  })
}

resource "alicloud_ram_role_policy_attachment" "this" {
  for_each    = local.grants
  role_name   = alicloud_ram_role.this[each.key].id
  policy_name = alicloud_ram_policy.this[each.key].id
  policy_type = "Custom"
}

resource "alicloud_fcv3_function" "this" {
  for_each      = local.grants
  function_name = each.key
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_ram_role.this[each.key].arn
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = local.grants
  function_name = alicloud_fcv3_function.this[each.key].function_name

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:${data.alicloud_account.current.id}:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"
    }
  }
}
