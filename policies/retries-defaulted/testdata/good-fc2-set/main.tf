variable "retries" {
  type = number
}

resource "alicloud_fc_function_async_invoke_config" "two" {
  service_name           = "shop"
  function_name          = "two"
  maximum_retry_attempts = 2
}

resource "alicloud_fc_function_async_invoke_config" "zero" {
  service_name           = "shop"
  function_name          = "zero"
  maximum_retry_attempts = 0
}

# It may be null.
resource "alicloud_fc_function_async_invoke_config" "unknown" {
  service_name           = "shop"
  function_name          = "unknown"
  maximum_retry_attempts = var.retries # undecided "FCA604 .*: whether maximum_retry_attempts is left out, so that the provider sends 2, because var.retries is not known before apply$"
}

# No number: FCA107.
resource "alicloud_fc_function_async_invoke_config" "word" {
  service_name           = "shop"
  function_name          = "word"
  maximum_retry_attempts = "often"
}
