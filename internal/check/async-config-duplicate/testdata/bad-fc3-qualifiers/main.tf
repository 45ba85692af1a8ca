# The FC3 resource has one id per function: other qualifiers do not help.
variable "env" {
  type = string
}

resource "alicloud_fcv3_function" "worker" {
  function_name = "${var.env}-worker"
  runtime       = "nodejs20"
  handler       = "index.handler"
}

resource "alicloud_fcv3_alias" "live" {
  function_name = alicloud_fcv3_function.worker.function_name
  alias_name    = "live"
  version_id    = "1"
}

resource "alicloud_fcv3_async_invoke_config" "latest" {
  function_name            = alicloud_fcv3_function.worker.function_name
  max_async_retry_attempts = 0
}

resource "alicloud_fcv3_async_invoke_config" "live" {
  function_name            = "${var.env}-worker" # want "FCA401 .*live: .*latest and this resource both configure function \"\\$\\{var.env\\}-worker\": their qualifiers differ \\(LATEST and live\\)"
  qualifier                = alicloud_fcv3_alias.live.alias_name
  max_async_retry_attempts = 3
}
