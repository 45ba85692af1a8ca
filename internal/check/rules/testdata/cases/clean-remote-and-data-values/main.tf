data "terraform_remote_state" "app" {
  backend = "local"
  config = {
    path = "../app/terraform.tfstate"
  }
}

data "alicloud_fcv3_functions" "all" {
  prefix = "app-"
}

module "registry" {
  source  = "terraform-alicloud-modules/async/alicloud"
  version = "1.0.0"
  name    = "x"
}

resource "alicloud_fcv3_async_invoke_config" "state" {
  function_name            = data.terraform_remote_state.app.outputs.function_name
  max_async_retry_attempts = data.terraform_remote_state.app.outputs.retries
  qualifier                = data.terraform_remote_state.app.outputs.qualifier
}

resource "alicloud_fcv3_async_invoke_config" "data" {
  for_each      = toset([for f in data.alicloud_fcv3_functions.all.functions : f.function_name])
  function_name = each.value
}

resource "alicloud_fcv3_async_invoke_config" "module" {
  function_name                  = module.registry.function_name
  max_async_event_age_in_seconds = module.registry.age
}
