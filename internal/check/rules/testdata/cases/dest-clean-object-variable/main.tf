variable "destinations" {
  type = object({
    failure = optional(string)
    success = optional(string)
  })
  default = {
    failure = "acs:mns:ap-southeast-1:5432109876543210:/queues/dead/messages"
  }
}
resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = "orders"
  destination_config {
    on_failure {
      destination = var.destinations.failure
    }
    dynamic "on_success" {
      for_each = var.destinations.success[*]
      content {
        destination = on_success.value
      }
    }
  }
}
