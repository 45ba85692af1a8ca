resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn"
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn" # want `error FCA401 alicloud_fcv3_async_invoke_config.b: `
}

resource "alicloud_fcv3_async_invoke_config" "c" {
  function_name = "fn" # want `error FCA401 alicloud_fcv3_async_invoke_config.c: ` `error FCA401 alicloud_fcv3_async_invoke_config.c: `
}
