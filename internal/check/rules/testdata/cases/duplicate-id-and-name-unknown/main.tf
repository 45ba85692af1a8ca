resource "alicloud_fcv3_function" "f" {
  function_name = var.name
  runtime       = "python3.10"
  handler       = "index.handler"
}

variable "name" {
  type = string
}

resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = alicloud_fcv3_function.f.id
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = var.name # want `error FCA401 alicloud_fcv3_async_invoke_config.b: .*alicloud_fcv3_async_invoke_config.a`
}
