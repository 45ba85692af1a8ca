module "app" {
  source = "./app"
}

resource "alicloud_fcv3_async_invoke_config" "splat" {
  function_name = module.app.names[0]
}

resource "alicloud_fcv3_async_invoke_config" "map" {
  function_name = module.app.by_key["orders"] # want `error FCA401 alicloud_fcv3_async_invoke_config.map: .*splat`
}

resource "alicloud_fcv3_async_invoke_config" "clean" {
  function_name = module.app.by_key["mail"]
}
