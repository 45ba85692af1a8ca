# Where the module is, the trigger is.
resource "alicloud_fcv3_trigger" "http" {
  function_name  = "repair"
  trigger_name   = "http"
  trigger_type   = "http"
  qualifier      = "LATEST"
  trigger_config = "{}"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:functions/repair" # want "FCA210 module.worker.alicloud_fcv3_async_invoke_config.orders: "
    }
  }
}
