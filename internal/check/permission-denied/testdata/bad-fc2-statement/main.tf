# Nothing that is not known matters, once a Deny matches.
variable "other_policy" { type = string }
variable "actions" { type = list(string) }

resource "alicloud_ram_role" "old" {
  name     = "old"
  services = ["fc.aliyuncs.com"]
}

resource "alicloud_ram_policy" "old" {
  name = "old"

  statement {
    effect   = "Allow"
    action   = var.actions
    resource = ["*"]
  }

  statement {
    effect   = "Deny" # want "FCA303 alicloud_fc_function_async_invoke_config.old: Statement\\[\\d\\] of alicloud_ram_policy.old denies the role alicloud_ram_role.old to deliver to the topic of on_success"
    action   = ["mns:PublishMessage"]
    resource = ["acs:mns:*:*:/topics/*"]
  }
}

resource "alicloud_ram_role_policy_attachment" "old" {
  role_name   = alicloud_ram_role.old.name
  policy_name = alicloud_ram_policy.old.name
  policy_type = "Custom"
}

resource "alicloud_ram_role_policy_attachment" "other" {
  role_name   = alicloud_ram_role.old.name
  policy_name = var.other_policy
  policy_type = "Custom"
}

resource "alicloud_fc_service" "old" {
  name = "old"
  role = alicloud_ram_role.old.arn
}

resource "alicloud_fc_function_async_invoke_config" "old" {
  service_name  = alicloud_fc_service.old.name
  function_name = "old"

  destination_config {
    on_success {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/topics/old/messages"
    }
  }
}
