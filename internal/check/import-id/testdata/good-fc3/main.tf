import {
  to = alicloud_fcv3_async_invoke_config.orders
  id = "orders"
}

# A function that was migrated from FC2.
import {
  to = alicloud_fcv3_async_invoke_config.migrated
  id = "shop$billing"
}

import {
  to = alicloud_fcv3_function.orders
  id = "orders"
}

resource "alicloud_fcv3_function" "orders" {
  function_name = "orders"
  runtime       = "python3.10"
  handler       = "index.handler"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = alicloud_fcv3_function.orders.function_name
}

resource "alicloud_fcv3_async_invoke_config" "migrated" {
  function_name = "shop$billing"
}
