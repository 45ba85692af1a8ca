# A Deny that is no valid statement, and one that never applies: not this rule's matter.
resource "alicloud_ram_role" "shop" {
  for_each = toset(["effect", "empty"])
  name     = each.key
  services = ["fc.aliyuncs.com"]
}

resource "alicloud_ram_policy" "effect" {
  name     = "effect"
  document = <<EOT
{"Version": "1", "Statement": [{"Effect": "DENY", "Action": "*", "Resource": "*"}]}
EOT
}

resource "alicloud_ram_policy" "empty" {
  name     = "empty"
  document = jsonencode({ Version = "1", Statement = [] })
}

resource "alicloud_ram_role_policy_attachment" "effect" {
  role_name   = alicloud_ram_role.shop["effect"].name
  policy_name = alicloud_ram_policy.effect.name
  policy_type = "Custom"
}

resource "alicloud_ram_role_policy_attachment" "empty" {
  role_name   = alicloud_ram_role.shop["empty"].name
  policy_name = alicloud_ram_policy.empty.name
  policy_type = "Custom"
}

resource "alicloud_fc_service" "shop" {
  for_each = alicloud_ram_role.shop
  name     = each.key
  role     = each.value.arn
}

resource "alicloud_fc_function_async_invoke_config" "shop" {
  for_each      = alicloud_fc_service.shop
  service_name  = each.value.name
  function_name = "shop"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1111111111111111:/queues/dead/messages"
    }
  }
}
