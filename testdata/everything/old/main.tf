# The provider is locked to 1.200.0.

# FCA108: the resource came with 1.228.0.
resource "alicloud_fcv3_async_invoke_config" "too_new" {
  function_name = "too-new"
}

# FCA505: before 1.203.0 a zero is dropped. FCA602: nothing for what fails.
resource "alicloud_fc_function_async_invoke_config" "zero" {
  service_name           = "shop"
  function_name          = "zero"
  maximum_retry_attempts = 0
}
