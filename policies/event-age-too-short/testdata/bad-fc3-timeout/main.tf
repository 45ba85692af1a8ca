variable "timeout" {
  default = 600
}

variable "age" {
  default = 300
}

resource "alicloud_fcv3_function" "worker" {
  for_each      = { fast = 60, slow = var.timeout }
  function_name = each.key
  handler       = "index.handler"
  runtime       = "python3.10"
  timeout       = each.value
}

resource "alicloud_fcv3_async_invoke_config" "worker" {
  for_each                       = alicloud_fcv3_function.worker
  function_name                  = each.value.function_name
  max_async_event_age_in_seconds = var.age # want "FCA603 .*\\.worker\\[\"slow\"\\]: max_async_event_age_in_seconds is 300 seconds, .* 600 seconds"
}

# Either is too short.
variable "patient" {
  type = bool
}

resource "alicloud_fcv3_async_invoke_config" "choice" {
  function_name                  = alicloud_fcv3_function.worker["slow"].function_name
  qualifier                      = "choice"
  max_async_event_age_in_seconds = var.patient ? 120 : 60 # want "FCA603 .*\\.choice: max_async_event_age_in_seconds is at most 120 seconds, .* 600 seconds"
}
