resource "alicloud_fcv3_async_invoke_config" "nine" {
  function_name            = "nine"
  max_async_retry_attempts = 9 # want `FCA103 alicloud_fcv3_async_invoke_config\.nine: max_async_retry_attempts is 9: the API takes 0 to 8$`
}

resource "alicloud_fcv3_async_invoke_config" "negative" {
  function_name            = "negative"
  max_async_retry_attempts = -1 # want `FCA103 .*negative: max_async_retry_attempts is -1: `
}

resource "alicloud_fcv3_async_invoke_config" "text" {
  function_name            = "text"
  max_async_retry_attempts = "12" # want `FCA103 .*text: max_async_retry_attempts is 12: `
}

resource "alicloud_fcv3_async_invoke_config" "fraction" {
  function_name            = "fraction"
  max_async_retry_attempts = 3.5 # want `FCA103 .*fraction: max_async_retry_attempts is 3\.5: not a whole number`
}

resource "alicloud_fcv3_async_invoke_config" "huge" {
  function_name            = "huge"
  max_async_retry_attempts = 1e40 # want `FCA103 .*huge: `
}
