resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"
}

resource "alicloud_fcv3_async_invoke_config" "candidate" { # want "policy.required-failure-destination .* functions of staging such as orders-rc must have"
  function_name = "orders-rc"
}
