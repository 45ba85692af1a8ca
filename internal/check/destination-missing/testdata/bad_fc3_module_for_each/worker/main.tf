variable "name" {
  type = string
}

variable "on_failure" {
  type    = string
  default = null
}

variable "on_success" {
  type    = string
  default = null
}

locals {
  on_failure = trimspace(var.on_failure)
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = var.name

  destination_config {
    on_failure {
      destination = local.on_failure # want `FCA102 module\.workers\["refunds"\]\.alicloud_fcv3_async_invoke_config\.this: the destination of on_failure is "" \(local\.on_failure\)`
    }
    on_success {
      destination = var.on_success # want `FCA102 module\.workers\["orders"\]\.alicloud_fcv3_async_invoke_config\.this: the destination of on_success is null \(var\.on_success\)`
    }
  }
}
