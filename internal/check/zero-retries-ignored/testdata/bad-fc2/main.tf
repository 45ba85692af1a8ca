terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "~> 1.202.0"
    }
  }
}

variable "retries" {
  type    = number
  default = 0
}

resource "alicloud_fc_function_async_invoke_config" "literal" {
  service_name           = "shop"
  function_name          = "orders"
  maximum_retry_attempts = 0 # want "FCA505 .*literal: maximum_retry_attempts is 0, which provider 1.202.*, does not send"
}

resource "alicloud_fc_function_async_invoke_config" "variable" {
  service_name           = "shop"
  function_name          = "billing"
  maximum_retry_attempts = var.retries # want "FCA505 .*variable: maximum_retry_attempts is 0 \\(var.retries\\)"
}

resource "alicloud_fc_function_async_invoke_config" "text" {
  service_name           = "shop"
  function_name          = "mail"
  maximum_retry_attempts = "0" # want "FCA505 .*text"
}
