variable "tasks" {
  default = false
}

resource "alicloud_fcv3_async_invoke_config" "each" {
  for_each      = toset(["batch-a", "orders"])
  function_name = each.key
  async_task    = var.tasks # want "policy.required-task-mode .*\\.each\\[\"batch-a\"\\]: async_task is not on"
}

resource "alicloud_fcv3_async_invoke_config" "unset" { # want "policy.required-task-mode .*\\.unset:"
  function_name            = "batch-b"
  max_async_retry_attempts = 1
}
