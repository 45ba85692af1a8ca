variable "name" {
  default = "terraform-example"
}
data "alicloud_account" "default" {}
data "alicloud_regions" "default" {
  current = true
}
resource "alicloud_mns_queue" "default" {
  name = var.name
}
resource "alicloud_mns_topic" "default" {
  name = var.name
}
resource "alicloud_fc_function_async_invoke_config" "default" {
  service_name                 = "shop"
  function_name                = "orders"
  maximum_event_age_in_seconds = 60
  maximum_retry_attempts       = 0
  stateful_invocation          = true
  qualifier                    = "LATEST"
  destination_config {
    on_failure {
      destination = "acs:mns:${data.alicloud_regions.default.regions.0.id}:${data.alicloud_account.default.id}:/queues/${alicloud_mns_queue.default.name}/messages"
    }
    on_success {
      destination = "acs:mns:${data.alicloud_regions.default.regions.0.id}:${data.alicloud_account.default.id}:/topics/${alicloud_mns_topic.default.name}/messages"
    }
  }
}
