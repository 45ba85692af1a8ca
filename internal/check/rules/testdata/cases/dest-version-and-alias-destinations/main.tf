resource "alicloud_fcv3_function" "repair" {
  function_name = "repair"
  runtime       = "python3.10"
  handler       = "index.handler"
}
resource "alicloud_fcv3_alias" "prod" {
  function_name = alicloud_fcv3_function.repair.function_name
  alias_name    = "prod"
  version_id    = "1"
}
resource "alicloud_fcv3_function_version" "v" {
  function_name = alicloud_fcv3_function.repair.function_name
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "${alicloud_fcv3_function.repair.function_arn}/${alicloud_fcv3_alias.prod.alias_name}"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "${alicloud_fcv3_function.repair.function_arn}/${alicloud_fcv3_function_version.v.version_id}"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "c" {
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:functions/${alicloud_fcv3_function.repair.function_name}/LATEST"
    }
  }
}
