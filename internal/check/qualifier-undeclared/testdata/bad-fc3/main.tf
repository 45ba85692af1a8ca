resource "random_pet" "suffix" {}

resource "alicloud_fcv3_function" "orders" {
  function_name = "orders-${random_pet.suffix.id}"
  runtime       = "python3.10"
  handler       = "index.handler"
}

resource "alicloud_fcv3_alias" "live" {
  function_name = alicloud_fcv3_function.orders.function_name
  alias_name    = "live"
  version_id    = "1"
}

# An alias of another function does not help.
resource "alicloud_fcv3_alias" "billing" {
  function_name = "billing"
  alias_name    = "production"
  version_id    = "1"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = alicloud_fcv3_function.orders.function_name
  qualifier                = "production" # want "FCA402 .*orders: the qualifier \"production\" is none of .*\\(\"live\"\\)"
  max_async_retry_attempts = 1
}

# Whatever the suffix becomes, it is not "live".
resource "alicloud_fcv3_async_invoke_config" "preview" {
  function_name            = alicloud_fcv3_function.orders.function_name
  qualifier                = "preview-${random_pet.suffix.id}" # want "FCA402 .*preview: the qualifier \"preview-"
  max_async_retry_attempts = 1
}
