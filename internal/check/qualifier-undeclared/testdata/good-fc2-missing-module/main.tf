resource "alicloud_fc_alias" "live" {
  service_name    = "shop"
  alias_name      = "live"
  service_version = "3"
}

# It may declare the alias, and is not downloaded.
module "releases" {
  source = "acme/releases/alicloud"
  of     = "shop"
}

resource "alicloud_fc_function_async_invoke_config" "prod" {
  service_name           = "shop"
  function_name          = "orders"
  qualifier              = "prod" # undecided "FCA402 .*, as module.releases cannot be read$"
  maximum_retry_attempts = 1
}
