# Whether the Deny matches is not known.
variable "denied_queue" { type = string }
variable "denied_actions" { type = list(string) }
variable "effect" { type = string }
variable "strict" { type = bool }

locals {
  statements = {
    resource    = { Effect = "Deny", Action = "mns:*", Resource = "acs:mns:*:*:/queues/${var.denied_queue}/*" }
    actions     = { Effect = "Deny", Action = var.denied_actions, Resource = "*" }
    effect      = { Effect = var.effect, Action = "mns:SendMessage", Resource = "*" }
    condition   = { Effect = "Deny", Action = "*", Resource = "*", Condition = { Bool = { "acs:SecureTransport" = "false" } } }
    notresource = { Effect = "Deny", Action = "*", NotResource = ["acs:mns:*:*:/topics/*"] }
    strict      = { Effect = "Deny", Action = "mns:*", Resource = "*" }
  }
}

resource "alicloud_ram_role" "this" {
  for_each  = local.statements
  role_name = each.key
  assume_role_policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["fc.aliyuncs.com"] } }]
  })
}

resource "alicloud_ram_policy" "this" {
  for_each    = local.statements
  policy_name = each.key
  policy_document = jsonencode({
    Version   = "1"
    Statement = [each.value]
  })
}

resource "alicloud_ram_role_policy_attachment" "this" {
  for_each    = { for name, policy in alicloud_ram_policy.this : name => policy.policy_name if name != "strict" }
  role_name   = alicloud_ram_role.this[each.key].role_name
  policy_name = each.value
  policy_type = "Custom"
}

resource "alicloud_ram_role_policy_attachment" "strict" {
  count       = var.strict ? 1 : 0
  role_name   = alicloud_ram_role.this["strict"].role_name
  policy_name = alicloud_ram_policy.this["strict"].policy_name
  policy_type = "Custom"
}

resource "alicloud_ram_role_policy_attachment" "mns" {
  for_each    = alicloud_ram_role.this
  role_name   = each.value.role_name
  policy_name = "AliyunMNSFullAccess"
  policy_type = "System"
}

resource "alicloud_fcv3_function" "this" {
  for_each      = local.statements
  function_name = each.key
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_ram_role.this[each.key].arn
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = local.statements
  function_name = alicloud_fcv3_function.this[each.key].function_name

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}
