locals {
  arn  = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead"
  name = regex("queues/([a-z-]+)$", local.arn)[0]
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/${local.name}/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "${trimsuffix(local.arn, "/")}/messages"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "c" {
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = "acs:mns:${trimprefix(local.arn, "acs:mns:")}/messages"
    }
  }
}
