terraform {
  required_providers {
    alicloud = {
      source                = "aliyun/alicloud"
      configuration_aliases = [alicloud.primary, alicloud.secondary]
    }
  }
}

variable "name" {
  type    = string
  default = "orders"
}

resource "alicloud_fcv3_async_invoke_config" "primary" {
  provider      = alicloud.primary
  function_name = var.name
}

resource "alicloud_fcv3_async_invoke_config" "secondary" {
  provider      = alicloud.secondary
  function_name = var.name # want `error FCA401 module.collapsed.alicloud_fcv3_async_invoke_config.secondary: `
}
