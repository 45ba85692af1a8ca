# FC2 wants a destination by its schema; that it is missing is FCA102.
resource "alicloud_fc_function_async_invoke_config" "orders" {
  provider                     = alicloud.hangzhou
  count                        = 1
  depends_on                   = [alicloud_fc_service.shop]
  service_name                 = alicloud_fc_service.shop.name
  function_name                = "orders"
  maximum_retry_attempts       = "2"
  maximum_event_age_in_seconds = 3600
  stateful_invocation          = "true"

  destination_config {
    on_failure {}
    dynamic "on_success" {
      for_each = ["acs:mns:cn-hangzhou:1234567890123456:/topics/done/messages"]
      iterator = each_side
      content {
        destination = each_side.value
      }
    }
  }

  lifecycle {
    ignore_changes = [maximum_retry_attempts]
  }
}

provider "alicloud" {
  alias  = "hangzhou"
  region = "cn-hangzhou"
}

resource "alicloud_fc_service" "shop" {
  provider = alicloud.hangzhou
  name     = "shop"
}
