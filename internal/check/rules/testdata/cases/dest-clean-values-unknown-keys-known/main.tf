variable "arns" {
  type = object({ orders = string, mails = string })
}
resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = var.arns
  function_name = each.key
  destination_config {
    on_failure {
      destination = each.value
    }
  }
}
