resource "alicloud_fcv3_async_invoke_config" "emacs" { max_async_retry_attempts = 99 }
