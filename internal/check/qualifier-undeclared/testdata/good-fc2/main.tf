variable "stage" {
  type = string
}

variable "aliases" {
  type = set(string)
}

resource "alicloud_fc_alias" "live" {
  service_name    = "shop"
  alias_name      = "live"
  service_version = "3"
}

resource "alicloud_fc_alias" "stage" {
  service_name    = "shop"
  alias_name      = "shop-${var.stage}"
  service_version = "4"
}

locals {
  qualifiers = {
    default = "LATEST"
    number  = "12"
    live    = "live"
    ref     = alicloud_fc_alias.live.alias_name
    split   = split(":", alicloud_fc_alias.live.id)[1]
    stage   = "shop-${var.stage}"
    cased   = "latest"    # FCA105
    illegal = "not legal" # FCA105
  }
}

resource "alicloud_fc_function_async_invoke_config" "shop" {
  for_each               = local.qualifiers
  service_name           = "shop"
  function_name          = "orders"
  qualifier              = each.value
  maximum_retry_attempts = 1
}

# Nobody knows what the stage is called.
resource "alicloud_fc_function_async_invoke_config" "blue" {
  service_name           = "shop"
  function_name          = "orders"
  qualifier              = "shop-blue" # undecided "FCA402 .*whether an alias \"shop-blue\" is declared.*var.stage"
  maximum_retry_attempts = 1
}

# Aliases of this service are made elsewhere.
resource "alicloud_fc_function_async_invoke_config" "other" {
  service_name           = "backoffice"
  function_name          = "orders"
  qualifier              = "prod"
  maximum_retry_attempts = 1
}

# Nobody knows how many aliases there are.
resource "alicloud_fc_alias" "many" {
  for_each        = var.aliases
  service_name    = "many"
  alias_name      = each.key
  service_version = "1"
}

resource "alicloud_fc_function_async_invoke_config" "many" {
  service_name           = "many"
  function_name          = "orders"
  qualifier              = "prod" # undecided "FCA402 .*\"prod\""
  maximum_retry_attempts = 1
}
