variable "name" {
  type = string
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  count           = 2
  function_name   = "${var.name}-${count.index}"
  max_retry_times = 3 # want `error FCA107 module.a.alicloud_fcv3_async_invoke_config.this: ` `error FCA107 module.b.alicloud_fcv3_async_invoke_config.this: `
}
