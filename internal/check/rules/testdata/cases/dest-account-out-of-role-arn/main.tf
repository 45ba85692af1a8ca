provider "alicloud" {
  region     = "cn-hangzhou"
  account_id = "1111222233334444"
}
locals {
  role    = "acs:ram::5555666677778888:role/mq"
  account = split(":", local.role)[3]
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:${local.account}:/queues/dead/messages" # want "warning FCA208 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:${element(split(":", "acs:ram::1111222233334444:role/x"), 3)}:/queues/dead/messages"
    }
  }
}
