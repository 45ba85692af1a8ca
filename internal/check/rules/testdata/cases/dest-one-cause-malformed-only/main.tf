provider "alicloud" {
  region     = "eu-central-1"
  account_id = "1234567890123456"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "arn:aws:sqs:us-east-1:123456789:orders" # want "error FCA201 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "c" {
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = "acs:oss:*:*:shop" # want "error FCA202 alicloud_fcv3_async_invoke_config.c:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "d" {
  service_name  = "svc"
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = "acs:log:cn-hangzhou:xxx:project/shop" # want "error FCA202 alicloud_fc_function_async_invoke_config.d:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "e" {
  function_name = "fn-e"

  destination_config {
    on_failure {
      destination = "acs:rocketmq:cn-hangzhou:1234567890123456:instance/rmq-cn-1/topic/orders" # want "error FCA209 alicloud_fcv3_async_invoke_config.e:"
    }
  }
}
