resource "alicloud_fc_function_async_invoke_config" "written" {
  service_name           = "shop"
  function_name          = "written"
  maximum_retry_attempts = 2 # want "^error policy.maximum-retries .*\\.written: maximum_retry_attempts is 2, and at most 1 are allowed$"
}

resource "alicloud_fc_function_async_invoke_config" "unset" { # want "policy.maximum-retries .*\\.unset: maximum_retry_attempts is left out, for which the provider sends 2, and"
  service_name                 = "shop"
  function_name                = "unset"
  maximum_event_age_in_seconds = 3600
}
