variable "max_age" {
  type = number
}

variable "limited" {
  type    = bool
  default = false
}

resource "alicloud_fcv3_async_invoke_config" "shortest" {
  function_name                  = "shortest"
  max_async_event_age_in_seconds = 1
}

resource "alicloud_fcv3_async_invoke_config" "longest" {
  function_name                  = "longest"
  max_async_event_age_in_seconds = 24 * 60 * 60
}

resource "alicloud_fcv3_async_invoke_config" "unset" {
  function_name                  = "unset"
  max_async_event_age_in_seconds = var.limited ? 0 : null
}

resource "alicloud_fcv3_async_invoke_config" "unknown" {
  function_name                  = "unknown"
  max_async_event_age_in_seconds = var.max_age # undecided `FCA104 .*whether max_async_event_age_in_seconds is a whole number from 1 to 86400, because var\.max_age is not known`
}
