terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "~> 1.240.0"
    }
  }
}

data "alicloud_caller_identity" "me" {}

resource "alicloud_mns_queue" "dead" {
  name = "shop-dead"
}

resource "alicloud_ram_role" "shop" {
  name     = "shop"
  document = file("${path.module}/policies/trust.json")
  force    = true
}

resource "alicloud_ram_policy" "shop" {
  name     = "shop"
  document = file("${path.module}/policies/shop.json")
  force    = true
}

resource "alicloud_ram_role_policy_attachment" "shop" {
  role_name   = alicloud_ram_role.shop.name
  policy_name = alicloud_ram_policy.shop.name
  policy_type = alicloud_ram_policy.shop.type
}

resource "alicloud_fc_service" "shop" {
  name       = "shop"
  role       = alicloud_ram_role.shop.arn
  depends_on = [alicloud_ram_role_policy_attachment.shop]
}

resource "alicloud_fc_function" "checkout" {
  service  = alicloud_fc_service.shop.name
  name     = "checkout"
  runtime  = "python3"
  handler  = "index.handler"
  filename = "checkout.zip"
}

resource "alicloud_fc_function_async_invoke_config" "checkout" {
  service_name  = alicloud_fc_service.shop.name
  function_name = alicloud_fc_function.checkout.name

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:${data.alicloud_caller_identity.me.account_id}:/queues/${alicloud_mns_queue.dead.name}/messages"
    }
  }
}
