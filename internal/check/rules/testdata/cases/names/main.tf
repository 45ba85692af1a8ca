variable "env" {
  type = string
}

resource "alicloud_fc_function_async_invoke_config" "blank" {
  service_name  = "my service" # want `error FCA106 alicloud_fc_function_async_invoke_config.blank: `
  function_name = "a"
}

resource "alicloud_fc_function_async_invoke_config" "digit" {
  service_name  = "svc"
  function_name = "1st" # want `error FCA106 alicloud_fc_function_async_invoke_config.digit: `
}

resource "alicloud_fc_function_async_invoke_config" "dollar" {
  service_name  = "svc"
  function_name = "svc$fn" # want `error FCA106 alicloud_fc_function_async_invoke_config.dollar: `
}

resource "alicloud_fc_function_async_invoke_config" "empty" {
  service_name  = "" # want `error FCA106 alicloud_fc_function_async_invoke_config.empty: `
  function_name = "b"
}

resource "alicloud_fcv3_async_invoke_config" "dot" {
  function_name = "orders.worker" # want `error FCA106 alicloud_fcv3_async_invoke_config.dot: `
}

resource "alicloud_fcv3_async_invoke_config" "hyphen" {
  function_name = "-orders" # want `error FCA106 alicloud_fcv3_async_invoke_config.hyphen: `
}

resource "alicloud_fcv3_async_invoke_config" "long" {
  function_name = format("a%0128d", 1) # want `error FCA106 alicloud_fcv3_async_invoke_config.long: `
}

resource "alicloud_fcv3_async_invoke_config" "empty" {
  function_name = "" # want `error FCA106 alicloud_fcv3_async_invoke_config.empty: `
}

resource "alicloud_fcv3_async_invoke_config" "known_part" {
  function_name = "${var.env}.orders" # want `error FCA106 alicloud_fcv3_async_invoke_config.known_part: `
}

resource "alicloud_fcv3_async_invoke_config" "known_start" {
  function_name = "3-${var.env}" # want `error FCA106 alicloud_fcv3_async_invoke_config.known_start: `
}
