resource "alicloud_fc_service" "s" {
  name = "svc"
}

resource "alicloud_fc_function" "f" {
  service     = alicloud_fc_service.s.name
  name        = "fn"
  memory_size = 512
  runtime     = "python3.10"
  handler     = "index.handler"
}

resource "alicloud_fcv3_function" "f" {
  function_name = "fn"
  runtime       = "python3.10"
  handler       = "index.handler"
}

resource "alicloud_fc_function_async_invoke_config" "id" {
  service_name  = alicloud_fc_service.s.id
  function_name = alicloud_fc_function.f.id # want `error FCA106 alicloud_fc_function_async_invoke_config.id: `
}

resource "alicloud_fcv3_async_invoke_config" "arn" {
  function_name = alicloud_fcv3_function.f.function_arn # want `error FCA106 alicloud_fcv3_async_invoke_config.arn: `
}
