resource "random_integer" "suffix" {
  max = 99999
  min = 10000
}

resource "alicloud_fc_service" "default" {
  name = "example-value-${random_integer.suffix.result}"
}

resource "alicloud_fc_function" "default" {
  service = alicloud_fc_service.default.name
  name    = "terraform-example-${random_integer.suffix.result}"
  runtime = "python3.10"
  handler = "hello.handler"
}

resource "alicloud_fc_function_async_invoke_config" "default" {
  service_name  = alicloud_fc_service.default.name
  function_name = alicloud_fc_function.default.name
}

resource "alicloud_fc_function_async_invoke_config" "copy" {
  count         = 1
  service_name  = alicloud_fc_service.default.name
  function_name = alicloud_fc_function.default.name # want "FCA401 .*copy\\[0\\]: .*default and"
}
