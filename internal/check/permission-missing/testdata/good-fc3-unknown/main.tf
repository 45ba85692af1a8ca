# What decides is not known, each time for another reason.
variable "statements" { type = any }
variable "extra_policy" { type = string }
variable "attach" { type = bool }
variable "account" { type = string }
variable "wanted_queue" { type = string }
variable "role_arn" { type = string }
variable "own_role" { type = bool }

locals {
  why = toset(["document", "policy", "attached", "account", "queue", "system", "literal"])
}

resource "alicloud_ram_role" "this" {
  for_each  = local.why
  role_name = "fc-${each.key}"
  assume_role_policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["fc.aliyuncs.com"] } }]
  })
}

resource "alicloud_ram_policy" "document" {
  policy_name = "document"
  policy_document = jsonencode({
    Version   = "1"
    Statement = concat([{ Effect = "Allow", Action = "log:*", Resource = "*" }], var.statements)
  })
}

resource "alicloud_ram_role_policy_attachment" "document" {
  role_name   = alicloud_ram_role.this["document"].role_name
  policy_name = alicloud_ram_policy.document.policy_name
  policy_type = "Custom"
}

resource "alicloud_ram_role_policy_attachment" "policy" {
  role_name   = alicloud_ram_role.this["policy"].role_name
  policy_name = var.extra_policy
  policy_type = "Custom"
}

resource "alicloud_ram_role_policy_attachment" "attached" {
  count       = var.attach ? 1 : 0
  role_name   = alicloud_ram_role.this["attached"].role_name
  policy_name = "AliyunMNSFullAccess"
  policy_type = "System"
}

resource "alicloud_ram_policy" "account" {
  policy_name     = "account"
  policy_document = <<-EOT
    {
      "Version": "1",
      "Statement": [
        {"Effect": "Allow", "Action": "mns:SendMessage", "Resource": "acs:mns:*:${var.account}:/queues/*"}
      ]
    }
  EOT
}

resource "alicloud_ram_role_policy_attachment" "account" {
  role_name   = alicloud_ram_role.this["account"].role_name
  policy_name = alicloud_ram_policy.account.policy_name
  policy_type = "Custom"
}

resource "alicloud_ram_policy" "queue" {
  policy_name     = "queue"
  policy_document = templatefile("${path.module}/queue.json.tftpl", { queue = var.wanted_queue })
}

resource "alicloud_ram_role_policy_attachment" "queue" {
  role_name   = alicloud_ram_role.this["queue"].role_name
  policy_name = alicloud_ram_policy.queue.policy_name
  policy_type = "Custom"
}

resource "alicloud_ram_role_policy_attachment" "system" {
  role_name   = alicloud_ram_role.this["system"].role_name
  policy_name = "AliyunNobodyKnowsFullAccess"
  policy_type = "System"
}

resource "alicloud_fcv3_function" "this" {
  for_each      = local.why
  function_name = each.key
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = each.key == "literal" ? (var.own_role ? alicloud_ram_role.this["literal"].arn : var.role_arn) : alicloud_ram_role.this[each.key].arn
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = local.why
  function_name = alicloud_fcv3_function.this[each.key].function_name

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}
