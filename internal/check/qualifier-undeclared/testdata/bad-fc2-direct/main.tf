resource "alicloud_fc_service" "shop" {
  name    = "shop"
  publish = true
}

resource "alicloud_fc_alias" "live" {
  service_name    = alicloud_fc_service.shop.name
  alias_name      = "live"
  service_version = "3"
}

resource "alicloud_fc_alias" "canary" {
  service_name    = "shop"
  alias_name      = "canary"
  service_version = "4"
}

resource "alicloud_fc_alias" "elsewhere" {
  service_name    = "backoffice"
  alias_name      = "prod"
  service_version = "1"
}

resource "alicloud_fc_function_async_invoke_config" "prod" {
  service_name           = alicloud_fc_service.shop.name
  function_name          = "orders"
  qualifier              = "prod" # want "FCA402 .*prod: the qualifier \"prod\" is none of the aliases that are declared for service \"shop\" \\(\"canary\", \"live\"\\)"
  maximum_retry_attempts = 1
}

resource "alicloud_fc_function_async_invoke_config" "typo" {
  service_name           = "shop"
  function_name          = "orders"
  qualifier              = "Live" # want "FCA402 .*typo: the qualifier \"Live\""
  maximum_retry_attempts = 1
}

resource "alicloud_fc_function_async_invoke_config" "live" {
  service_name           = "shop"
  function_name          = "orders"
  qualifier              = alicloud_fc_alias.live.alias_name
  maximum_retry_attempts = 1
}
