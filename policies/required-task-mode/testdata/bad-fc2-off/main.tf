resource "alicloud_fc_function_async_invoke_config" "batch-a" {
  service_name        = "shop"
  function_name       = "batch-a"
  stateful_invocation = false # want "^error policy.required-task-mode .*\\.batch-a: stateful_invocation is not on, and the function batch-a must run in task mode$"
}

resource "alicloud_fc_function_async_invoke_config" "batch-b" { # want "policy.required-task-mode .*\\.batch-b:"
  service_name           = "shop"
  function_name          = "batch-b"
  maximum_retry_attempts = 1
}
