provider "alicloud" {
  region = "cn-hangzhou"
}

data "alicloud_account" "me" {}

resource "alicloud_ram_role" "orders" {
  name     = "orders"
  services = ["fc.aliyuncs.com"]
}

resource "alicloud_ram_policy" "orders" {
  name = "orders"
  statement {
    effect   = "Allow"
    action   = ["mns:SendMessage"]
    resource = ["acs:mns:*:*:/queues/dead"] # want `error FCA302 alicloud_fc_function_async_invoke_config.orders: .*lacks "/messages"`
  }
}

resource "alicloud_ram_role_policy_attachment" "orders" {
  role_name   = alicloud_ram_role.orders.name
  policy_name = alicloud_ram_policy.orders.name
  policy_type = "Custom"
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

