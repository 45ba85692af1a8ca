resource "alicloud_fc_alias" "live" {
  service_name    = "shop"
  alias_name      = "live"
  service_version = "3"
}

# It is not downloaded, but what it is given has nothing to do with functions.
module "network" {
  source   = "acme/vpc/alicloud"
  vpc_name = "shop-network"
  cidr     = "10.0.0.0/8"
}

resource "alicloud_fc_function_async_invoke_config" "prod" {
  service_name           = "shop"
  function_name          = "orders"
  qualifier              = "prod" # want "FCA402"
  maximum_retry_attempts = 1
}
