variable "env" { type = string }
data "alicloud_fcv3_functions" "all" {}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = data.alicloud_fcv3_functions.all.functions[index(data.alicloud_fcv3_functions.all.names, "repair")].function_arn
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:fc:cn-hangzhou:1234567890123456:functions/${data.alicloud_fcv3_functions.all.functions[0].function_name}"
    }
  }
}
