terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.292.0"
    }
  }
}

data "alicloud_account" "me" {}

locals {
  workers = { orders = ["mns:SendMessage"], refunds = ["mns:*"] }
}

module "role" {
  source   = "./modules/role"
  for_each = local.workers

  name       = "fc-${each.key}"
  statements = [{ Effect = "Allow", Action = each.value, Resource = "acs:mns:*:*:/queues/${each.key}-dead/messages" }]
}

resource "alicloud_fcv3_function" "worker" {
  for_each      = local.workers
  function_name = each.key
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = module.role[each.key].arn
}

resource "alicloud_fcv3_async_invoke_config" "worker" {
  for_each      = local.workers
  function_name = alicloud_fcv3_function.worker[each.key].function_name

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:${data.alicloud_account.me.id}:/queues/${each.key}-dead/messages"
    }
  }
}
