# No constraint: terraform init takes the newest.
resource "alicloud_fc_function_async_invoke_config" "orders" { # want "FCA503 .*orders"
  service_name           = "shop"
  function_name          = "orders"
  maximum_retry_attempts = 1
}
