variable "env" { type = string }
resource "alicloud_fcv3_function" "f" {
  for_each      = toset(["a", "b"])
  function_name = each.key
  runtime       = "python3.10"
  handler       = "index.handler"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = alicloud_fcv3_function.f["a"].function_name
  destination_config {
    on_failure {
      destination = alicloud_fcv3_function.f[var.env].function_arn
    }
  }
}
