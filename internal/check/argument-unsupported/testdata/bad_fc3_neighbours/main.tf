resource "alicloud_ram_role" "worker" {
  role_name                   = "worker"
  assume_role_policy_documnet = "{}" # want `FCA107 alicloud_ram_role\.worker: .*did you mean "assume_role_policy_document"\?`
}

data "alicloud_regions" "here" {
  currently = true # want `FCA107 data\.alicloud_regions\.here: data source alicloud_regions has no argument "currently"`
}

resource "alicloud_fcv3_function" "orders" {
  function_name = "orders"
  runtime       = "python3.10"
  handler       = "index.handler"
  memory_size   = "half a gigabyte" # want `FCA107 .*memory_size of alicloud_fcv3_function has the wrong type`
  role          = alicloud_ram_role.worker.arn
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = alicloud_fcv3_function.orders.function_name
}
