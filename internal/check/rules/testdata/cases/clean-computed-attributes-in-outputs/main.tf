resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = "fn"
}

output "async" {
  value = {
    arn      = alicloud_fcv3_async_invoke_config.this.function_arn
    created  = alicloud_fcv3_async_invoke_config.this.create_time
    modified = alicloud_fcv3_async_invoke_config.this.last_modified_time
    id       = alicloud_fcv3_async_invoke_config.this.id
  }
}
