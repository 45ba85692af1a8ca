resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name            = "bestellungen" /* für alle */
  max_async_retry_attempts = 9 # want `error FCA103 alicloud_fcv3_async_invoke_config.a: `
}

resource "alicloud_fcv3_async_invoke_config" "ignored" {
  function_name = "mail"
  # fcasync-lint:ignore FCA103 -- the limit was raised
  max_async_retry_attempts = 9
}
