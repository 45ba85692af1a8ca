variable "n" { type = number }
resource "alicloud_fcv3_function" "f" {
  count         = var.n
  function_name = "f-${count.index}"
  runtime       = "python3.10"
  handler       = "index.handler"
}
resource "alicloud_fcv3_async_invoke_config" "this" {
  count         = var.n
  function_name = alicloud_fcv3_function.f[count.index].function_name
  destination_config {
    on_failure {
      destination = alicloud_fcv3_function.f[count.index].function_arn # want "error FCA211 alicloud_fcv3_async_invoke_config.this"
    }
  }
}
