variable "name" { type = string }
variable "target" { type = string }
data "alicloud_account" "me" {}
data "alicloud_regions" "me" {
  current = true
}
resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = var.name
  destination_config {
    on_failure {
      destination = "acs:fc:${data.alicloud_regions.me.regions[0].id}:${data.alicloud_account.me.id}:functions/${var.target}" # want `error FCA211 module.fn\["repair"\].alicloud_fcv3_async_invoke_config.this:`
    }
  }
}
