# The server makes up the name of the function: unknown, and still the same.
resource "alicloud_fcv3_function" "worker" {
  runtime = "nodejs20"
  handler = "index.handler"
}

module "async" {
  source   = "./async"
  function = alicloud_fcv3_function.worker.function_name
}

resource "alicloud_fcv3_async_invoke_config" "worker" {
  function_name = alicloud_fcv3_function.worker.function_name
  async_task    = true
}
