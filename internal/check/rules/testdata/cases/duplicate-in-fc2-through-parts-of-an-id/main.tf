variable "env" {
  type = string
}

resource "alicloud_fc_service" "s" {
  name = "svc-${var.env}"
}

resource "alicloud_fc_function" "f" {
  service = alicloud_fc_service.s.name
  name    = "orders"
  runtime = "python3.10"
  handler = "index.handler"
}

resource "alicloud_fc_function_async_invoke_config" "a" {
  service_name  = alicloud_fc_function.f.service
  function_name = alicloud_fc_function.f.name
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc-${var.env}"
  function_name = "orders" # want `error FCA401 alicloud_fc_function_async_invoke_config.b: `
  qualifier     = "LATEST"
}
