provider "alicloud" {
  region = "cn-hangzhou"
}

locals {
  trust = jsonencode({
    Version   = "1"
    Statement = [{ Action = "sts:AssumeRole", Effect = "Allow", Principal = { Service = ["fc.aliyuncs.com"] } }]
  })
}

data "alicloud_account" "me" {}

resource "alicloud_ram_role" "shop" {
  role_name                   = "shop"
  assume_role_policy_document = local.trust
}

# A policy of Alibaba Cloud is as it is.
resource "alicloud_ram_role_policy_attachment" "full" {
  role_name   = alicloud_ram_role.shop.role_name
  policy_name = "AliyunMNSFullAccess"
  policy_type = "System"
}

# This one is not what lets the delivery through.
resource "alicloud_ram_policy" "logs" {
  policy_name = "logs"
  policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "log:*", Resource = "*" }]
  })
}

resource "alicloud_ram_role_policy_attachment" "logs" {
  role_name   = alicloud_ram_role.shop.role_name
  policy_name = alicloud_ram_policy.logs.policy_name
  policy_type = "Custom"
}

resource "alicloud_fc_service" "shop" {
  name = "shop"
  role = alicloud_ram_role.shop.arn
}

resource "alicloud_fc_function_async_invoke_config" "shop" {
  service_name  = alicloud_fc_service.shop.name
  function_name = "orders"
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:${data.alicloud_account.me.id}:/queues/dead/messages"
    }
  }
}

# Nobody has this role.
resource "alicloud_ram_policy" "admin" {
  policy_name = "admin"
  policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }]
  })
}
