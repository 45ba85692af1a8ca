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

variable "action" {
  type = string
}

variable "part" {
  type = string
}

locals {
  grants = {
    condition = { Effect = "Allow", Action = "mns:*", Resource = "*", Condition = { IpAddress = { "acs:SourceIp" = ["10.0.0.0/8"] } } }
    denied    = { Effect = "Deny", Action = "*", Resource = "*" }
    action    = { Effect = "Allow", Action = var.action, Resource = "*" }
    part      = { Effect = "Allow", Action = "mns:*", Resource = "acs:mns:*:*:${var.part}*" }
    narrow    = { Effect = "Allow", Action = "*", Resource = "acs:mns:*:*:/queues/dead/*" }
    send      = { Effect = "Allow", Action = "mns:Send*", Resource = "*" }
    not       = { Effect = "Allow", NotAction = "ram:*", Resource = "acs:mns:*:*:/queues/dead/messages" }
  }
}

resource "alicloud_ram_role" "this" {
  for_each                    = local.grants
  role_name                   = each.key
  assume_role_policy_document = local.trust
}

resource "alicloud_ram_policy" "this" {
  for_each        = local.grants
  policy_name     = each.key
  policy_document = jsonencode({ Version = "1", Statement = [each.value] })
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
}

# No destination, no delivery.
resource "alicloud_fcv3_async_invoke_config" "none" {
  function_name            = "none"
  max_async_retry_attempts = 1
}
