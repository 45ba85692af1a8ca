module "function" {
  source = "./function"
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name  = module.function.service_name
  function_name = module.function.function_name
  qualifier     = "production" # want `warning FCA402 alicloud_fc_function_async_invoke_config.this: `
}
