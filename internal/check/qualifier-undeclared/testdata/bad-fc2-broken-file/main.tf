resource "alicloud_fc_alias" "live" {
  service_name    = "shop"
  alias_name      = "live"
  service_version = "3"
}

# The alias may stand in the file that cannot be read.
resource "alicloud_fc_function_async_invoke_config" "prod" {
  service_name           = "shop"
  function_name          = "orders"
  qualifier              = "prod" # undecided "FCA402 .*: whether an alias \"prod\" is declared for the function, as rest.tf cannot be read whole$"
  maximum_retry_attempts = 1
}

resource "alicloud_fc_function_async_invoke_config" "live" {
  service_name           = "shop"
  function_name          = "orders"
  qualifier              = "live"
  maximum_retry_attempts = 1
}
