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

variable "other" {
  type = string
}

# Both are the same variable, whatever it holds.
resource "alicloud_fcv3_async_invoke_config" "variable" {
  function_name = var.other
  async_task    = true
}

resource "alicloud_fcv3_async_invoke_config" "variable_too" {
  function_name            = var.other # want "FCA401 .*variable_too: .*\\.variable and this resource both configure function \"\\$\\{var.other\\}\""
  max_async_retry_attempts = 1
}
