data "alicloud_account" "me" {}
variable "region" { type = string }
variable "service" { type = string }
variable "path" { type = string }
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:fc:${var.region}:${data.alicloud_account.me.id}:services/${var.service}/functions/repair" # want "warning FCA204 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:fc:${var.region}:${data.alicloud_account.me.id}:functions/${var.service}" # want "warning FCA204 alicloud_fc_function_async_invoke_config.b:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "c" {
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = "acs:fc:${var.region}:${data.alicloud_account.me.id}:${var.path}/repair"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "d" {
  service_name  = "svc"
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = "acs:fc:${var.region}:${data.alicloud_account.me.id}:${var.path}"
    }
  }
}
