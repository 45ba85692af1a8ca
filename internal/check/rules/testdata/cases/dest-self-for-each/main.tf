resource "alicloud_fcv3_function" "f" {
  for_each      = toset(["orders", "refunds"])
  function_name = each.key
  runtime       = "python3.10"
  handler       = "index.handler"
}
resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = alicloud_fcv3_function.f
  function_name = each.value.function_name
  destination_config {
    on_failure {
      destination = each.value.function_arn # want `error FCA211 alicloud_fcv3_async_invoke_config.this\["orders"\]:` `error FCA211 alicloud_fcv3_async_invoke_config.this\["refunds"\]:`
    }
  }
}
