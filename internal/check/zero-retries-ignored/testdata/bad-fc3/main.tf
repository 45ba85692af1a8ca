resource "alicloud_fcv3_async_invoke_config" "counted" {
  count                    = 2
  function_name            = "worker-${count.index}"
  max_async_retry_attempts = count.index # want "FCA505 .*counted\\[0\\]: max_async_retry_attempts is 0"
}
