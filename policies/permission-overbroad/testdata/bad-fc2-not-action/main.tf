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
  name     = "shop"
  document = local.trust
}

resource "alicloud_ram_policy" "shop" {
  name     = "shop"
  document = <<-POLICY
    {
      "Version": "1",
      "Statement": [
        {
          "Effect": "Allow",
          "NotAction": "ram:*",
          "Resource": "*"
        }
      ]
    }
  POLICY
}

resource "alicloud_ram_role_policy_attachment" "shop" {
  role_name   = alicloud_ram_role.shop.name
  policy_name = alicloud_ram_policy.shop.name
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
