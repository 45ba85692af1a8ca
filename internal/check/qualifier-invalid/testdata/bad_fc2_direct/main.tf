resource "alicloud_fc_function_async_invoke_config" "empty" {
  service_name  = "shop"
  function_name = "empty"
  qualifier     = "" # want `FCA105 alicloud_fc_function_async_invoke_config\.empty: qualifier is "": `
}

resource "alicloud_fc_function_async_invoke_config" "dollar" {
  service_name  = "shop"
  function_name = "dollar"
  qualifier     = "$LATEST" # want `FCA105 .*dollar: qualifier is "\$LATEST", which is no version and no alias`
}

resource "alicloud_fc_function_async_invoke_config" "lower" {
  service_name  = "shop"
  function_name = "lower"
  qualifier     = "latest" # want `FCA105 .*lower: qualifier is "latest": the unpublished version is called LATEST`
}

resource "alicloud_fc_function_async_invoke_config" "semver" {
  service_name  = "shop"
  function_name = "semver"
  qualifier     = "v1.2" # want `FCA105 .*semver: `
}

resource "alicloud_fc_function_async_invoke_config" "space" {
  service_name  = "shop"
  function_name = "space"
  qualifier     = "LATEST " # want `FCA105 .*space: `
}
