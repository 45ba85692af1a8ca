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

locals {
  grants = {
    all      = { action = "*", resource = "*" }                                                        # want "^info FCA306 alicloud_ram_policy.this\\[\"all\"\\]: Statement\\[0\\] of alicloud_ram_policy.this\\[\"all\"\\] allows \\* on \\*: a delivery needs one action on one resource$"
    product  = { action = "mns:*", resource = "*" }                                                    # want "FCA306 .*\\[\"product\"\\] allows mns:\\* on \\*:"
    queues   = { action = ["log:*", "mns:*"], resource = ["acs:log:*:*:project/*", "acs:mns:*:*:*"] }  # want "FCA306 .*\\[\"queues\"\\] allows mns:\\* on acs:mns:\\*:\\*:\\*:"
    account  = { action = "mns:*", resource = "acs:mns:cn-hangzhou:${data.alicloud_account.me.id}:*" } # want "FCA306 .*\\[\"account\"\\] allows mns:\\* on acs:mns:cn-hangzhou:\\$\\{data.alicloud_account.me.id\\}:\\*:"
    narrow   = { action = "mns:SendMessage", resource = "acs:mns:*:*:/queues/dead/messages" }
    anywhere = { action = "mns:SendMessage", resource = "*" }
    queue    = { action = "mns:*", resource = "acs:mns:*:*:/queues/dead/*" }
  }
}

resource "alicloud_ram_role" "this" {
  for_each                    = local.grants
  role_name                   = each.key
  assume_role_policy_document = local.trust
}

resource "alicloud_ram_policy" "this" {
  for_each    = local.grants
  policy_name = each.key
  policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = each.value.action, Resource = each.value.resource }]
  })
}

resource "alicloud_ram_role_policy_attachment" "this" {
  for_each    = local.grants
  role_name   = alicloud_ram_role.this[each.key].role_name
  policy_name = alicloud_ram_policy.this[each.key].policy_name
  policy_type = "Custom"
}

resource "alicloud_fcv3_function" "this" {
  for_each      = local.grants
  function_name = each.key
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_ram_role.this[each.key].arn
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = local.grants
  function_name = alicloud_fcv3_function.this[each.key].function_name
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:${data.alicloud_account.me.id}:/queues/dead/messages"
    }
  }
  depends_on = [alicloud_ram_role_policy_attachment.this]
}
