data "alicloud_account" "current" {}

resource "alicloud_message_service_queue" "failed" {
  queue_name = "orders-failed"
}

resource "alicloud_fc_service" "shop" {
  name = "shop"
  role = alicloud_ram_role.delivery.arn
}

resource "alicloud_fc_function" "orders" {
  service  = alicloud_fc_service.shop.name
  name     = "orders"
  runtime  = "python3.10"
  handler  = "index.handler"
  filename = "orders.zip"
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = alicloud_fc_service.shop.name
  function_name = alicloud_fc_function.orders.name

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${data.alicloud_account.current.id}:/queues/${alicloud_message_service_queue.failed.queue_name}/messages"
    }
  }
}

resource "alicloud_ram_role" "delivery" {
  role_name = "orders-delivery"

  assume_role_policy_document = <<-JSON
    {
      "Version": "1",
      "Statement": [
        {
          "Effect": "Allow",
          "Action": ["sts:AssumeRole", "sts:SetContext"],
          "Principal": {
            "Service": ["fc.aliyuncs.com", "ecs.aliyuncs.com"],
            "RAM": "acs:ram::${data.alicloud_account.current.id}:root"
          },
          "Condition": { "StringEquals": { "acs:SourceAccount": "${data.alicloud_account.current.id}" } }
        },
        {
          "Effect": "Allow",
          "Action": "sts:AssumeRole",
          "Resource": "*",
          "Principal": { "Federated": [], "Service": "fc.aliyuncs.com" }
        },
        { "Effect": "Deny", "Action": "sts:AssumeRole", "Principal": "*", "Condition": {} }
      ]
    }
  JSON
}

resource "alicloud_ram_policy" "delivery" {
  policy_name = "orders-delivery"
  policy_document = jsonencode({
    Version = "1"
    Statement = [{
      Effect   = "Allow"
      Action   = "mns:SendMessage"
      Resource = "acs:mns:*:*:/queues/orders-failed/messages"
    }]
  })
}

resource "alicloud_ram_role_policy_attachment" "delivery" {
  role_name   = alicloud_ram_role.delivery.role_name
  policy_name = alicloud_ram_policy.delivery.policy_name
  policy_type = alicloud_ram_policy.delivery.type
}
