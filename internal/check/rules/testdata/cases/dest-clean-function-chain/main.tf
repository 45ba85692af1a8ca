resource "alicloud_fcv3_function" "f" {
  for_each      = toset(["first", "second", "third"])
  function_name = each.key
  runtime       = "custom.debian10"
  handler       = "index.handler"
}
resource "alicloud_fcv3_async_invoke_config" "first" {
  function_name = alicloud_fcv3_function.f["first"].function_name
  destination_config {
    on_failure {
      destination = alicloud_fcv3_function.f["third"].function_arn
    }
    on_success {
      destination = alicloud_fcv3_function.f["second"].function_arn
    }
  }
}
resource "alicloud_fcv3_async_invoke_config" "second" {
  function_name = alicloud_fcv3_function.f["second"].function_name
  destination_config {
    on_failure {
      destination = alicloud_fcv3_function.f["third"].function_arn
    }
    on_success {
      destination = alicloud_fcv3_function.f["third"].function_arn
    }
  }
}
