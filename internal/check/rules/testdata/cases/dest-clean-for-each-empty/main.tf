variable "functions" {
  type    = map(string)
  default = {}
}
resource "alicloud_fc_function_async_invoke_config" "this" {
  for_each      = var.functions
  service_name  = "shop"
  function_name = each.key
  destination_config {
    on_failure {
      destination = "acs:mns:::queues/${each.value}"
    }
  }
}
