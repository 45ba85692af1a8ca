provider "alicloud" {
  region = "cn-hangzhou"
}

data "alicloud_account" "me" {}

resource "alicloud_fcv3_function" "worker" { # want `warning FCA301 .*config.worker\["a"\]: ` `warning FCA301 .*config.worker\["b"\]: `
  for_each      = toset(["a", "b"])
  function_name = each.key
  runtime       = "python3.10"
  handler       = "index.handler"
}

resource "alicloud_fcv3_async_invoke_config" "worker" {
  for_each      = alicloud_fcv3_function.worker
  function_name = each.value.function_name

  destination_config {
    on_failure {
      destination = "acs:eventbridge:cn-hangzhou:${data.alicloud_account.me.id}:eventbus/results"
    }
  }
}
