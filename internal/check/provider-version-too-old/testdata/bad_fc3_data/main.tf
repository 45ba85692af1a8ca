data "alicloud_fcv3_functions" "all" { # want `FCA108 data\.alicloud_fcv3_functions\.all: alicloud_fcv3_functions arrived with version 1\.264\.0`
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = data.alicloud_fcv3_functions.all.functions[0].function_name
}
