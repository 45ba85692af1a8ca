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

data "alicloud_ram_policy_document" "wide" {
  statement {
    effect   = "Allow"
    action   = ["log:PostLogStoreLogs"]
    resource = ["*"]
  }
  statement {
    effect   = "Allow"
    action   = ["mns:*"] # want "FCA306 data.alicloud_ram_policy_document.wide: Statement\\[1\\] of alicloud_ram_policy.wide allows mns:\\* on \\*"
    resource = ["*"]
  }
}

resource "alicloud_ram_policy" "wide" {
  policy_name     = "wide"
  policy_document = data.alicloud_ram_policy_document.wide.document
}

# Two roles share the policy, and it is one fault.
resource "alicloud_ram_role" "this" {
  for_each                    = toset(["orders", "mail"])
  role_name                   = each.key
  assume_role_policy_document = local.trust
}

resource "alicloud_ram_role_policy_attachment" "this" {
  for_each    = alicloud_ram_role.this
  role_name   = each.value.role_name
  policy_name = alicloud_ram_policy.wide.policy_name
  policy_type = "Custom"
}

resource "alicloud_fcv3_function" "this" {
  for_each      = alicloud_ram_role.this
  function_name = each.key
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = each.value.arn
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = alicloud_fcv3_function.this
  function_name = each.value.function_name
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:${data.alicloud_account.me.id}:/queues/${each.key}-dead/messages"
    }
    on_success {
      destination = "acs:mns:cn-hangzhou:${data.alicloud_account.me.id}:/queues/${each.key}-done/messages"
    }
  }
}
