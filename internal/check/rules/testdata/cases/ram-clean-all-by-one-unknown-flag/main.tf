terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.292.0"
    }
  }
}

data "alicloud_account" "me" {}

variable "create" {
  type = bool
}

resource "alicloud_ram_role" "fc" {
  count     = var.create ? 1 : 0
  role_name = "fc"
  assume_role_policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["fc.aliyuncs.com"] } }]
  })
}

resource "alicloud_ram_role_policy_attachment" "deliver" {
  count       = var.create ? 1 : 0
  role_name   = alicloud_ram_role.fc[0].role_name
  policy_name = "AliyunMNSFullAccess"
  policy_type = "System"
}

resource "alicloud_fcv3_function" "worker" {
  count         = var.create ? 1 : 0
  function_name = "worker"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_ram_role.fc[0].arn
}

resource "alicloud_fcv3_async_invoke_config" "worker" {
  count         = var.create ? 1 : 0
  function_name = alicloud_fcv3_function.worker[0].function_name

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:${data.alicloud_account.me.id}:/queues/dead/messages"
    }
  }

  depends_on = [alicloud_ram_role_policy_attachment.deliver]
}
