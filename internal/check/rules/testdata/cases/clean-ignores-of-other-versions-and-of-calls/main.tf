resource "alicloud_fc_function_async_invoke_config" "this" {
  # fcasync-lint:ignore FCA601 -- failures are logged by the function itself
  service_name  = "svc"
  function_name = "fn"
}

module "a" {
  source  = "./async"
  retries = 9
}

module "b" {
  source  = "./async"
  name    = "b"
  retries = 3
}
