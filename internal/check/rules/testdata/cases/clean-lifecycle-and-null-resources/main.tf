resource "null_resource" "wait" {
  triggers = {
    config = "alicloud_fcv3_async_invoke_config { destination_config {} }"
  }
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name            = "fn"
  max_async_retry_attempts = null_resource.wait.id == "" ? 99 : 3

  lifecycle {
    ignore_changes = all
  }
}
