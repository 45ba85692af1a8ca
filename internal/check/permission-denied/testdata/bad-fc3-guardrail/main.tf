# A guardrail that is attached to every role denies what another policy allows.
data "alicloud_account" "current" {}

locals {
  roles = toset(["api", "worker"])
}

resource "alicloud_ram_role" "this" {
  for_each  = local.roles
  role_name = each.key
  assume_role_policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["fc.aliyuncs.com"] } }]
  })
}

resource "alicloud_ram_policy" "guardrail" {
  policy_name = "guardrail"
  policy_document = jsonencode({
    Version = "1"
    Statement = [
      {
        Effect   = "Deny"
        Action   = ["ram:*", "ims:*"]
        Resource = "*"
      },
      {
        Effect   = "Deny" # want "error FCA303 .*\\.this\\[\"api\"\\]: Statement\\[1\\] of alicloud_ram_policy.guardrail denies the role .*queue of on_failure: mns:SendMessage on" "error FCA303 .*\\.this\\[\"worker\"\\]: .*queue of on_failure"
        Action   = "mns:*Message*"
        Resource = ["acs:mns:*:*:/queues/prod-*"]
      },
    ]
  })
}

resource "alicloud_ram_role_policy_attachment" "guardrail" {
  for_each    = alicloud_ram_role.this
  role_name   = each.value.role_name
  policy_name = alicloud_ram_policy.guardrail.policy_name
  policy_type = "Custom"
}

resource "alicloud_ram_role_policy_attachment" "mns" {
  for_each    = alicloud_ram_role.this
  role_name   = each.value.role_name
  policy_name = "AliyunMNSFullAccess"
  policy_type = "System"
}

resource "alicloud_fcv3_function" "this" {
  for_each      = local.roles
  function_name = each.key
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_ram_role.this[each.key].arn
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = local.roles
  function_name = alicloud_fcv3_function.this[each.key].function_name

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:${data.alicloud_account.current.id}:/queues/prod-dead/messages"
    }
    on_success {
      destination = "acs:mns:cn-hangzhou:${data.alicloud_account.current.id}:/topics/prod-done/messages"
    }
  }
}
