variable "name" {
  type = string
}

variable "tasks" {
  type = bool
}

resource "alicloud_fcv3_async_invoke_config" "on" {
  function_name = var.name
  async_task    = true
}

resource "alicloud_fcv3_async_invoke_config" "other" {
  function_name = "orders"
  async_task    = var.tasks
}

resource "alicloud_fcv3_async_invoke_config" "mode" {
  function_name = "batch-a"
  async_task    = var.tasks # undecided "policy.required-task-mode .*: whether the function batch-a must run in task mode, and does not, because var.tasks is not known before apply$"
}

resource "alicloud_fcv3_async_invoke_config" "name" { # undecided "policy.required-task-mode .* because var.name is not known before apply$"
  function_name            = var.name
  max_async_retry_attempts = 1
}
