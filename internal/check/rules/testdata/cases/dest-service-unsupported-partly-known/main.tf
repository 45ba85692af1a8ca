variable "region" { type = string }
data "alicloud_account" "me" {}
resource "alicloud_log_project" "shop" {
  project_name = "shop"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:log:${var.region}:${data.alicloud_account.me.id}:project/${alicloud_log_project.shop.project_name}/logstore/dead" # want "error FCA202 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:oss:${var.region}:${data.alicloud_account.me.id}:shop-dead" # want "error FCA202 alicloud_fc_function_async_invoke_config.b:"
    }
  }
}
