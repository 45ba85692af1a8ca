provider "alicloud" {
  region = "cn-hangzhou"
}

data "alicloud_account" "me" {}

resource "alicloud_ram_role" "orders" {
  role_name = "orders"
  assume_role_policy_document = jsonencode({
    Version = "1"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = ["fc.aliyuncs.com"] }
    }]
  })
}

resource "alicloud_ram_policy" "orders" {
  policy_name     = "orders"
  policy_document = jsonencode({
    Version = "1"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "mns:SendMessage"
        Resource = "acs:mns:*:*:/queues/dead/messages"
      },
      {
        Effect   = "Allow"
        Action   = "mns:PublishMessage"
        Resource = "acs:mns:*:*:/topics/done/messages"
      },
    ]
  })
}

resource "alicloud_resource_manager_policy_attachment" "orders" {
  policy_name       = alicloud_ram_policy.orders.policy_name
  policy_type       = "System" # want `error FCA308 alicloud_resource_manager_policy_attachment.orders: `
  principal_name    = "orders@role.${data.alicloud_account.me.id}.onaliyunservice.com"
  principal_type    = "ServiceRole"
  resource_group_id = data.alicloud_account.me.id
}

resource "alicloud_fc_service" "shop" {
  name = "shop"
  role = alicloud_ram_role.orders.arn
}

resource "alicloud_fc_function" "orders" {
  service = alicloud_fc_service.shop.name
  name    = "orders"
  runtime = "python3.10"
  handler = "index.handler"
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = alicloud_fc_service.shop.name
  function_name = alicloud_fc_function.orders.name

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:${data.alicloud_account.me.id}:/queues/dead/messages"
    }
  }
}

