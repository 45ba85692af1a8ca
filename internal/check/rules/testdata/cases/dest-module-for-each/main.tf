module "queue" {
  source   = "./queue"
  for_each = toset(["orders", "refunds"])
  name     = "${each.key}-dead"
}
resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = module.queue
  function_name = each.key
  destination_config {
    on_failure {
      destination = each.value.arn
    }
    on_success {
      destination = module.queue[each.key].short # want `error FCA203 alicloud_fcv3_async_invoke_config.this\["orders"\]:` `error FCA203 alicloud_fcv3_async_invoke_config.this\["refunds"\]:`
    }
  }
}
