provider "alicloud" {
  region = "cn-hangzhou"
}

provider "alicloud" {
  alias  = "sg"
  region = "ap-southeast-1"
}

resource "alicloud_fcv3_function" "orders" {
  function_name = "orders"
  runtime       = "python3.10"
  handler       = "index.handler"
}

# The server makes up the name.
resource "alicloud_fcv3_alias" "unnamed" {
  function_name = alicloud_fcv3_function.orders.function_name
  version_id    = "1"
}

resource "alicloud_fcv3_async_invoke_config" "unnamed" {
  function_name            = alicloud_fcv3_function.orders.function_name
  qualifier                = alicloud_fcv3_alias.unnamed.alias_name
  max_async_retry_attempts = 1
}

resource "alicloud_fcv3_async_invoke_config" "latest" {
  function_name            = alicloud_fcv3_function.orders.function_name
  max_async_retry_attempts = 1
}

# The alias belongs to the function of the same name in another region.
resource "alicloud_fcv3_alias" "sg" {
  provider      = alicloud.sg
  function_name = "billing"
  alias_name    = "live"
  version_id    = "1"
}

resource "alicloud_fcv3_async_invoke_config" "billing" {
  function_name            = "billing"
  qualifier                = "prod"
  max_async_retry_attempts = 1
}
