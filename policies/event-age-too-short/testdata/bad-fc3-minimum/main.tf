# The function is not declared here.
resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name                  = "orders"
  max_async_event_age_in_seconds = 600 # want "^error FCA603 .*\\.orders: max_async_event_age_in_seconds is 600 seconds, and at least 3600 are asked for$"
}

# One finding for one age.
resource "alicloud_fcv3_function" "mail" {
  function_name = "mail"
  handler       = "index.handler"
  runtime       = "python3.10"
  timeout       = 900
}

resource "alicloud_fcv3_async_invoke_config" "mail" {
  function_name                  = alicloud_fcv3_function.mail.function_name
  max_async_event_age_in_seconds = 600 # want "^error FCA603 .*\\.mail: .* shorter than the timeout"
}

resource "alicloud_fcv3_async_invoke_config" "hour" {
  function_name                  = "hour"
  max_async_event_age_in_seconds = 3600
}
