variable "age" {
  type     = number
  nullable = false
}

variable "timeout" {
  type = number
}

variable "patient" {
  type = bool
}

# Without a timeout it is not known what it is.
resource "alicloud_fcv3_function" "unset" {
  function_name = "unset"
  handler       = "index.handler"
  runtime       = "python3.10"
}

resource "alicloud_fcv3_async_invoke_config" "unset" {
  function_name                  = alicloud_fcv3_function.unset.function_name
  max_async_event_age_in_seconds = 1
}

resource "alicloud_fcv3_function" "slow" {
  function_name = "slow"
  handler       = "index.handler"
  runtime       = "python3.10"
  timeout       = 600
}

resource "alicloud_fcv3_async_invoke_config" "unknown" {
  function_name                  = alicloud_fcv3_function.slow.function_name
  max_async_event_age_in_seconds = var.age # undecided "FCA603 .*: whether max_async_event_age_in_seconds is shorter than the timeout of the function, because var.age is not known before apply$"
}

resource "alicloud_fcv3_async_invoke_config" "choice" {
  function_name                  = alicloud_fcv3_function.slow.function_name
  qualifier                      = "choice"
  max_async_event_age_in_seconds = var.patient ? 7200 : 3600
}

resource "alicloud_fcv3_function" "unknown" {
  function_name = "unknown"
  handler       = "index.handler"
  runtime       = "python3.10"
  timeout       = var.timeout
}

resource "alicloud_fcv3_async_invoke_config" "unknown_timeout" {
  function_name                  = alicloud_fcv3_function.unknown.function_name
  max_async_event_age_in_seconds = 60 # undecided "FCA603 .*, because var.timeout is not known before apply$"
}

# FCA107 and FCA104.
resource "alicloud_fcv3_async_invoke_config" "word" {
  function_name                  = alicloud_fcv3_function.slow.function_name
  qualifier                      = "word"
  max_async_event_age_in_seconds = "long"
}

resource "alicloud_fcv3_async_invoke_config" "zero" {
  function_name                  = alicloud_fcv3_function.unknown.function_name
  qualifier                      = "zero"
  max_async_event_age_in_seconds = 0
}

resource "alicloud_fcv3_async_invoke_config" "unset_age" {
  function_name = alicloud_fcv3_function.slow.function_name
  qualifier     = "unset"
}
