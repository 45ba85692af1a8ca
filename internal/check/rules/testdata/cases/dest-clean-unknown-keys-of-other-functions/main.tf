variable "functions" { type = map(string) }
variable "others" { type = map(string) }
resource "alicloud_fcv3_function" "f" {
  for_each      = var.functions
  function_name = each.value
  runtime       = "python3.10"
  handler       = "index.handler"
}
resource "alicloud_fcv3_function" "repair" {
  for_each      = var.functions
  function_name = "${each.value}-repair"
  runtime       = "python3.10"
  handler       = "index.handler"
}
resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = var.functions
  function_name = alicloud_fcv3_function.f[each.key].function_name
  destination_config {
    on_failure {
      destination = alicloud_fcv3_function.repair[each.key].function_arn
    }
    on_success {
      destination = alicloud_fcv3_function.f[var.others[each.key]].function_arn
    }
  }
}
