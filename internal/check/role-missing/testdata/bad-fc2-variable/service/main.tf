variable "name" { type = string }
variable "functions" { type = set(string) }

variable "role" {
  type    = string
  default = null
}

resource "alicloud_fc_service" "this" {
  name = var.name
  role = var.role # want "FCA301 module.shop.alicloud_fc_function_async_invoke_config.this\\[\"orders\"\\]: the service module.shop.alicloud_fc_service.this has no role" "FCA301 module.shop.alicloud_fc_function_async_invoke_config.this\\[\"refunds\"\\]"
}

resource "alicloud_fcv2_function" "this" {
  for_each      = var.functions
  service_name  = alicloud_fc_service.this.name
  function_name = each.key
  runtime       = "python3"
  handler       = "index.handler"
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  for_each      = alicloud_fcv2_function.this
  service_name  = each.value.service_name
  function_name = each.value.function_name

  destination_config {
    on_success {
      destination = "acs:eventbridge:cn-hangzhou:1234567890123456:eventbus/results"
    }
  }
}
