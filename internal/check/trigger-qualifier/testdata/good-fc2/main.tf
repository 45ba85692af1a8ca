# Triggers of FC2 have no qualifier.
resource "alicloud_fc_trigger" "uploads" {
  service    = "shop"
  function   = "orders"
  name       = "uploads"
  type       = "oss"
  role       = "acs:ram::1234567890123456:role/uploads"
  source_arn = "acs:oss:cn-hangzhou:1234567890123456:uploads"
  config = jsonencode({
    events = ["oss:ObjectCreated:*"]
  })
}

resource "alicloud_fc_function_async_invoke_config" "live" {
  service_name           = "shop"
  function_name          = "orders"
  qualifier              = "live"
  maximum_retry_attempts = 1
}
