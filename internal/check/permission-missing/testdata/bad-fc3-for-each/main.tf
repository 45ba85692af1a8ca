provider "alicloud" {
  region = "cn-hangzhou"
}

data "alicloud_account" "me" {}

locals {
  workers = { mail = "mail-dead", sms = "sms-dead" }
}

resource "alicloud_ram_role" "worker" {
  for_each                    = local.workers
  role_name                   = each.key
  assume_role_policy_document = jsonencode({ Version = "1", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "fc.aliyuncs.com" } }] })
}

resource "alicloud_ram_policy" "worker" {
  for_each        = local.workers
  policy_name     = "${each.key}-deliver"
  policy_document = jsonencode({ Version = "1", Statement = [{ Effect = "Allow", Action = "mns:SendMessage", Resource = "acs:mns:*:*:/queues/mail-dead/messages" }] }) # want `error FCA302 .*config.worker\["sms"\]: .*is another queue`
}

resource "alicloud_ram_role_policy_attachment" "worker" {
  for_each    = local.workers
  role_name   = alicloud_ram_role.worker[each.key].id
  policy_name = alicloud_ram_policy.worker[each.key].id
  policy_type = alicloud_ram_policy.worker[each.key].type
}

resource "alicloud_fcv3_function" "worker" {
  for_each      = local.workers
  function_name = each.key
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_ram_role.worker[each.key].arn
}

resource "alicloud_fcv3_async_invoke_config" "worker" {
  for_each      = local.workers
  function_name = alicloud_fcv3_function.worker[each.key].function_name

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:${data.alicloud_account.me.id}:/queues/${each.value}/messages"
    }
  }
}
