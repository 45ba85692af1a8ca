resource "alicloud_fc_function_async_invoke_config" "dot" {
  service_name  = "shop.LATEST" # want `FCA106 alicloud_fc_function_async_invoke_config\.dot: service_name is "shop\.LATEST": `
  function_name = "orders"
}

resource "alicloud_fc_function_async_invoke_config" "both" {
  service_name  = "1shop"     # want `FCA106 .*both: service_name is "1shop": `
  function_name = "my orders" # want `FCA106 .*both: function_name is "my orders": `
}

resource "alicloud_fc_function_async_invoke_config" "empty" {
  service_name  = "shop"
  function_name = "" # want `FCA106 .*empty: function_name is "": `
}

resource "alicloud_fc_function_async_invoke_config" "migrated" {
  service_name  = "shop"
  function_name = "shop$orders" # want `FCA106 .*migrated: function_name is "shop\$orders": `
}

resource "alicloud_fc_function_async_invoke_config" "hyphen" {
  service_name  = "-shop" # want `FCA106 .*hyphen: `
  function_name = "_orders"
}
