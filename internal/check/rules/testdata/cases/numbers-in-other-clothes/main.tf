resource "alicloud_fcv3_async_invoke_config" "exponent" {
  function_name            = "a"
  max_async_retry_attempts = 1e1 # want `error FCA103 alicloud_fcv3_async_invoke_config.exponent: `
}

resource "alicloud_fcv3_async_invoke_config" "parsed" {
  function_name            = "b"
  max_async_retry_attempts = parseint("11", 8) # want `error FCA103 alicloud_fcv3_async_invoke_config.parsed: `
}

resource "alicloud_fcv3_async_invoke_config" "interpolated" {
  function_name            = "c"
  max_async_retry_attempts = "${4 + 5}" # want `error FCA103 alicloud_fcv3_async_invoke_config.interpolated: `
}

resource "alicloud_fcv3_async_invoke_config" "length" {
  function_name            = "d"
  max_async_retry_attempts = length(split(",", "a,b,c,d,e,f,g,h,i")) # want `error FCA103 alicloud_fcv3_async_invoke_config.length: `
}

resource "alicloud_fcv3_async_invoke_config" "clean" {
  function_name            = "e"
  max_async_retry_attempts = ceil(7.2)
}
