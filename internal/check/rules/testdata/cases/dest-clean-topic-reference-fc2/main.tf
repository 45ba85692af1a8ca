data "alicloud_account" "current" {}
data "alicloud_regions" "current" {
  current = true
}
resource "alicloud_mns_topic" "done" {
  name = "orders-done"
}
resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name  = "svc"
  function_name = "fn-this"

  destination_config {
    on_failure {
      destination = "acs:mns:${data.alicloud_regions.current.regions.0.id}:${data.alicloud_account.current.id}:/topics/${alicloud_mns_topic.done.name}/messages"
    }
  }
}
