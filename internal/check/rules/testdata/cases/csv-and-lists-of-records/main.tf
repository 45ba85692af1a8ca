locals {
  rows = csvdecode(file("${path.module}/functions.csv"))
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  count                          = length(local.rows)
  function_name                  = local.rows[count.index].name
  max_async_retry_attempts       = local.rows[count.index].retries # want `error FCA103 alicloud_fcv3_async_invoke_config.this\[1\]: `
  max_async_event_age_in_seconds = tonumber(local.rows[count.index].age) # want `error FCA104 alicloud_fcv3_async_invoke_config.this\[2\]: `
}
