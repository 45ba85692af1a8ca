resource "alicloud_fc_function_async_invoke_config" "empty" {
  service_name  = "svc"
  function_name = "a"
  qualifier     = "" # want `error FCA105 alicloud_fc_function_async_invoke_config.empty: `
}

resource "alicloud_fc_function_async_invoke_config" "dotted" {
  service_name  = "svc"
  function_name = "b"
  qualifier     = "v1.0" # want `error FCA105 alicloud_fc_function_async_invoke_config.dotted: `
}

resource "alicloud_fc_function_async_invoke_config" "digit_first" {
  service_name  = "svc"
  function_name = "c"
  qualifier     = "1st" # want `error FCA105 alicloud_fc_function_async_invoke_config.digit_first: `
}

resource "alicloud_fc_function_async_invoke_config" "blank" {
  service_name  = "svc"
  function_name = "d"
  qualifier     = "my alias" # want `error FCA105 alicloud_fc_function_async_invoke_config.blank: `
}

resource "alicloud_fc_function_async_invoke_config" "long" {
  service_name  = "svc"
  function_name = "e"
  qualifier     = join("", [for i in range(129) : "a"]) # want `error FCA105 alicloud_fc_function_async_invoke_config.long: `
}

resource "alicloud_fc_function_async_invoke_config" "case" {
  service_name  = "svc"
  function_name = "f"
  qualifier     = "latest" # want `warning FCA105 alicloud_fc_function_async_invoke_config.case: `
}

resource "alicloud_fc_function_async_invoke_config" "title" {
  service_name  = "svc"
  function_name = "g"
  qualifier     = title("latest") # want `warning FCA105 alicloud_fc_function_async_invoke_config.title: `
}
