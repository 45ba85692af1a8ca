variable "functions" { type = set(string) }
resource "alicloud_fcv3_function" "f" {
  for_each      = var.functions
  function_name = each.key
  runtime       = "python3.10"
  handler       = "index.handler"
}
resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = var.functions
  function_name = alicloud_fcv3_function.f[each.key].function_name
  destination_config {
    on_failure {
      destination = alicloud_fcv3_function.f[each.key].function_arn # want "error FCA211 alicloud_fcv3_async_invoke_config.this"
    }
  }
}
