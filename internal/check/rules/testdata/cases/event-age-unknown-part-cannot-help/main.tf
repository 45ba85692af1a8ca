variable "days" {
  type = number
}

variable "long" {
  type = bool
}

resource "alicloud_fcv3_async_invoke_config" "clean" {
  function_name                  = "a"
  max_async_event_age_in_seconds = var.days * 86400
}

resource "alicloud_fcv3_async_invoke_config" "clean_choice" {
  function_name                  = "b"
  max_async_event_age_in_seconds = var.long ? 604800 : 86400
}

resource "alicloud_fcv3_async_invoke_config" "lookup" {
  function_name                  = "c"
  max_async_event_age_in_seconds = lookup({ dev = 60, prod = 172800 }, terraform.workspace == "default" ? "prod" : "dev", 60) # want `error FCA104 alicloud_fcv3_async_invoke_config.lookup: `
}
