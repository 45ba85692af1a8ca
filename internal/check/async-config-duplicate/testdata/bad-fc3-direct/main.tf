provider "alicloud" {
  region = "cn-hangzhou"
}

resource "alicloud_fcv3_function" "orders" {
  function_name = "orders"
  runtime       = "python3.10"
  handler       = "index.handler"
}

resource "alicloud_fcv3_async_invoke_config" "retries" {
  function_name            = alicloud_fcv3_function.orders.function_name
  max_async_retry_attempts = 2
}

# The id of a function is its name, and an absent qualifier is LATEST.
resource "alicloud_fcv3_async_invoke_config" "task" {
  function_name = alicloud_fcv3_function.orders.id # want "FCA401 alicloud_fcv3_async_invoke_config.task: alicloud_fcv3_async_invoke_config.retries and this resource both configure function \"orders\": they share one id"
  qualifier     = "LATEST"
  async_task    = true
}

# An empty qualifier is LATEST too. One finding per pair.
resource "alicloud_fcv3_async_invoke_config" "age" {
  function_name                  = "orders" # want "FCA401 alicloud_fcv3_async_invoke_config.age: alicloud_fcv3_async_invoke_config.retries" "FCA401 alicloud_fcv3_async_invoke_config.age: alicloud_fcv3_async_invoke_config.task"
  qualifier                      = ""
  max_async_event_age_in_seconds = 600
}
