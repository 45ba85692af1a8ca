resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name                  = "orders"
  max_async_event_age_in_seconds = 3600
}
