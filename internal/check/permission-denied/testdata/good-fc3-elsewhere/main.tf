# Each Deny leaves the delivery out, by a hair.
locals {
  denied = {
    tail      = { Action = "mns:SendMessage", Resource = "acs:mns:*:*:/queues/dead" }
    case      = { Action = "mns:*", Resource = "acs:mns:*:*:/queues/DEAD/messages" }
    action    = { Action = ["mns:SendMessages", "mns:Send?"], Resource = "*" }
    region    = { Action = "*", Resource = "acs:mns:cn-shanghai:*:*" }
    account   = { Action = "*", Resource = ["acs:*:*:9999999999999999:*"] }
    notaction = { NotAction = ["mns:*"], Resource = "*" }
    topic     = { Action = "mns:*", Resource = "acs:mns:*:*:/topics/*" }
    product   = { Action = ["fc:*", "mq:*", "eventbridge:*"], Resource = "*" }
  }
}

resource "alicloud_ram_role" "this" {
  for_each  = local.denied
  role_name = each.key
  assume_role_policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["fc.aliyuncs.com"] } }]
  })
}

resource "alicloud_ram_policy" "this" {
  for_each    = local.denied
  policy_name = each.key
  policy_document = jsonencode({
    Version = "1"
    Statement = [
      merge({ Effect = "Deny" }, each.value),
      { Effect = "Allow", Action = "mns:*", Resource = "*" },
    ]
  })
}

resource "alicloud_ram_role_policy_attachment" "this" {
  for_each    = local.denied
  role_name   = alicloud_ram_role.this[each.key].role_name
  policy_name = alicloud_ram_policy.this[each.key].policy_name
  policy_type = "Custom"
}

resource "alicloud_fcv3_function" "this" {
  for_each      = local.denied
  function_name = each.key
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_ram_role.this[each.key].arn
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = local.denied
  function_name = alicloud_fcv3_function.this[each.key].function_name

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}
