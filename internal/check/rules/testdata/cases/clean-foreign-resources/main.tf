resource "aws_lambda_function_event_invoke_config" "x" {
  function_name          = "x"
  maximum_retry_attempts = 9
  destination_config {}
}

resource "alicloud_vpc" "v" {
  anything = "goes"
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name  = "svc"
  function_name = "fn"
}

output "created" {
  value = alicloud_fc_function_async_invoke_config.this.created_time
}
