variable "fc2_retries" {
  type    = number
  default = 2
}

variable "fc3_retries" {
  type    = number
  default = 2
}

variable "age" {
  type    = number
  default = 3600
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name           = "svc"
  function_name          = "fn"
  maximum_retry_attempts = var.fc2_retries # want `error FCA103 alicloud_fc_function_async_invoke_config.this: `
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name                  = "fn"
  max_async_retry_attempts       = var.fc3_retries # want `error FCA103 alicloud_fcv3_async_invoke_config.this: `
  max_async_event_age_in_seconds = var.age         # want `error FCA104 alicloud_fcv3_async_invoke_config.this: `
}
