terraform {
  required_providers {
    alicloud = {
      source = "aliyun/alicloud"
    }
  }
}
variable "region" { type = string }
variable "name" {
  type    = string
  default = "worker"
}
resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = var.name
  destination_config {
    on_failure {
      destination = "acs:mns:${var.region}:1234567890123456:/queues/dead/messages" # want "warning FCA207 module.mixed.alicloud_fcv3_async_invoke_config.this:"
    }
  }
}
