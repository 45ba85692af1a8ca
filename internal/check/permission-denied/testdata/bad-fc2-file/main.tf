data "alicloud_account" "current" {}

resource "alicloud_ram_role" "shop" {
  role_name                   = "shop"
  assume_role_policy_document = file("trust.json")
}

resource "alicloud_ram_policy" "shop" {
  for_each        = toset(["allow", "deny"])
  policy_name     = "shop-${each.key}"
  policy_document = file("${path.module}/${each.key}.json")
}

# Attached twice, by two names of the same role.
resource "alicloud_ram_role_policy_attachment" "role" {
  for_each    = alicloud_ram_policy.shop
  role_name   = alicloud_ram_role.shop.role_name
  policy_name = each.value.policy_name
  policy_type = "Custom"
}

resource "alicloud_ram_role_policy_attachment" "again" {
  for_each    = alicloud_ram_policy.shop
  role_name   = "shop"
  policy_name = "shop-${each.key}"
  policy_type = "Custom"
}

resource "alicloud_fc_service" "shop" {
  name = "shop"
  role = alicloud_ram_role.shop.arn
}

resource "alicloud_fc_function_async_invoke_config" "shop" {
  service_name  = alicloud_fc_service.shop.name
  function_name = "shop"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-west-1:${data.alicloud_account.current.id}:services/shop.prod/functions/repair"
    }
    on_success {
      destination = "acs:mq:eu-west-1:${data.alicloud_account.current.id}:/instances/MQ_INST_1_B/topic/done"
    }
  }
}
