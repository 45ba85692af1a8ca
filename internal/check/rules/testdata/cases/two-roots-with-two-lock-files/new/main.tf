resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name                  = "fn"
  max_async_event_age_in_seconds = 7200
}
