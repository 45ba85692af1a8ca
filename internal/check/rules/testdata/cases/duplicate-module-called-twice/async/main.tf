variable "function_name" {
  type    = string
  default = "orders"
}

variable "age" {
  type    = number
  default = 3600
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name                  = var.function_name # want `error FCA401 module.b.alicloud_fcv3_async_invoke_config.this: .*module.a`
  max_async_event_age_in_seconds = var.age
}
