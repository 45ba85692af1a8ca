data "alicloud_account" "current" {}

locals {
  mns = "acs:mns:eu-central-1:${data.alicloud_account.current.id}"
}

resource "alicloud_message_service_queue" "dead" {
  queue_name = "orders-dead"
}

resource "alicloud_message_service_topic" "done" {
  topic_name = "orders-done"
}

resource "alicloud_ram_role" "orders" {
  role_name = "orders"
  assume_role_policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["fc.aliyuncs.com"] } }]
  })
}

resource "alicloud_ram_policy" "send" {
  policy_name = "orders-send"
  policy_document = jsonencode({
    Version = "1"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["mns:GetQueueAttributes", "mns:PublishMessage"] # want "error FCA302 alicloud_fcv3_async_invoke_config.orders: .*queue of on_failure.* it grants mns:PublishMessage, a queue needs mns:SendMessage"
        Resource = "${local.mns}:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"
      },
    ]
  })
}

resource "alicloud_ram_policy" "publish" {
  policy_name = "orders-publish"
  policy_document = jsonencode({
    Version = "1"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "mns:SendMessage" # want "error FCA302 alicloud_fcv3_async_invoke_config.orders: .*topic of on_success.* it grants mns:SendMessage, a topic needs mns:PublishMessage"
        Resource = "${local.mns}:/topics/${alicloud_message_service_topic.done.topic_name}/messages"
      },
    ]
  })
}

resource "alicloud_ram_role_policy_attachment" "orders" {
  for_each    = toset([alicloud_ram_policy.send.policy_name, alicloud_ram_policy.publish.policy_name])
  role_name   = alicloud_ram_role.orders.role_name
  policy_name = each.value
  policy_type = "Custom"
}

resource "alicloud_fcv3_function" "orders" {
  function_name = "orders"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_ram_role.orders.arn
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = alicloud_fcv3_function.orders.function_name

  destination_config {
    on_failure {
      destination = "${local.mns}:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"
    }

    on_success {
      destination = "${local.mns}:/topics/${alicloud_message_service_topic.done.topic_name}/messages"
    }
  }

  depends_on = [alicloud_ram_role_policy_attachment.orders]
}
