# Without a destination, or with one that is none, a role is not missed.
resource "alicloud_fc_service" "shop" {
  name = "shop"
}

resource "alicloud_fc_function_async_invoke_config" "retries" {
  service_name           = alicloud_fc_service.shop.name
  function_name          = "retries"
  maximum_retry_attempts = 0
}

resource "alicloud_fc_function_async_invoke_config" "malformed" {
  service_name  = alicloud_fc_service.shop.name
  function_name = "malformed"

  destination_config {
    on_failure {
      destination = "orders-dead"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "empty" {
  service_name  = alicloud_fc_service.shop.name
  function_name = "empty"

  destination_config {
    on_failure {
      destination = ""
    }
  }
}
