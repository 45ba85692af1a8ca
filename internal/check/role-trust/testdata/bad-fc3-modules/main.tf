module "role" {
  source   = "./modules/role"
  for_each = { orders = "fnf.aliyuncs.com", payments = "fc.aliyuncs.com" }

  name    = each.key
  service = each.value
}

data "alicloud_account" "current" {}

resource "alicloud_fcv3_function" "worker" {
  for_each = toset(["orders", "payments"])

  function_name = each.key
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = module.role[each.key].arn
}

resource "alicloud_fcv3_async_invoke_config" "worker" {
  for_each = alicloud_fcv3_function.worker

  function_name = each.value.function_name

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${data.alicloud_account.current.id}:/queues/${each.key}-failed/messages"
    }
  }
}
