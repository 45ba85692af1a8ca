moved {
  from = alicloud_fcv3_async_invoke_config.old
  to   = alicloud_fcv3_async_invoke_config.this
}

removed {
  from = alicloud_fcv3_async_invoke_config.gone
  lifecycle {
    destroy = false
  }
}

check "async" {
  data "alicloud_fcv3_functions" "all" {}
  assert {
    condition     = length(data.alicloud_fcv3_functions.all.functions) > 0
    error_message = "None."
  }
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = "fn"
}
