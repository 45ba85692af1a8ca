variable "stage" {
  type    = string
  default = "live"
}

resource "random_id" "suffix" {
  byte_length = 4
}

resource "alicloud_fcv3_function" "orders" {
  function_name = "orders"
  runtime       = "python3.10"
  handler       = "index.handler"
}

resource "alicloud_fcv3_function_version" "orders" {
  function_name = alicloud_fcv3_function.orders.function_name
}

resource "alicloud_fcv3_alias" "named" {
  function_name = alicloud_fcv3_function.orders.function_name
  alias_name    = "canary"
  version_id    = alicloud_fcv3_function_version.orders.version_id
}

# The server makes up the name.
resource "alicloud_fcv3_alias" "unnamed" {
  function_name = alicloud_fcv3_function.orders.function_name
  version_id    = alicloud_fcv3_function_version.orders.version_id
}

resource "alicloud_fcv3_async_invoke_config" "literal" {
  function_name = "a"
  qualifier     = "prod" # want "FCA502 .*literal: the qualifier is \"prod\", but"
}

resource "alicloud_fcv3_async_invoke_config" "number" {
  function_name = "b"
  qualifier     = 3 # want "FCA502 .*number: the qualifier is 3, but"
}

resource "alicloud_fcv3_async_invoke_config" "variable" {
  function_name = "c"
  qualifier     = var.stage # want "FCA502 .*variable: the qualifier is \"live\" \\(var.stage\\), but"
}

resource "alicloud_fcv3_async_invoke_config" "alias" {
  function_name = "d"
  qualifier     = alicloud_fcv3_alias.named.alias_name # want "FCA502 .*alias: the qualifier is \"canary\""
}

resource "alicloud_fcv3_async_invoke_config" "version" {
  function_name = "e"
  qualifier     = alicloud_fcv3_function_version.orders.version_id # want "FCA502 .*version: the qualifier is .*version_id"
}

resource "alicloud_fcv3_async_invoke_config" "unnamed" {
  function_name = "f"
  qualifier     = alicloud_fcv3_alias.unnamed.alias_name # want "FCA502 .*unnamed: the qualifier is .*alias_name"
}

# Whatever the suffix becomes, this is not LATEST.
resource "alicloud_fcv3_async_invoke_config" "partly" {
  function_name = "g"
  qualifier     = "pr-${random_id.suffix.hex}" # want "FCA502 .*partly: the qualifier is \"pr-"
}

resource "alicloud_fcv3_async_invoke_config" "each" {
  for_each      = toset(["LATEST", "live"])
  function_name = "h-${each.key}"
  qualifier     = each.key # want "FCA502 .*each\\[\"live\"\\]"
}

resource "alicloud_fcv3_async_invoke_config" "either" {
  function_name = "i"
  qualifier     = var.stage == "live" ? "prod" : "LATEST" # want "FCA502 .*either: the qualifier is \"prod\""
}
