resource "alicloud_fcv3_async_invoke_config" "oss" {
  function_name = "fn-oss"

  destination_config {
    on_failure {
      destination = "acs:oss:eu-central-1:1234567890123456:shop-dead" # want "error FCA202 alicloud_fcv3_async_invoke_config.oss:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "oss2" {
  function_name = "fn-oss2"

  destination_config {
    on_failure {
      destination = "acs:oss:*:*:shop-dead/*" # want "error FCA202 alicloud_fcv3_async_invoke_config.oss2:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "log" {
  function_name = "fn-log"

  destination_config {
    on_failure {
      destination = "acs:log:eu-central-1:1234567890123456:project/shop/logstore/dead" # want "error FCA202 alicloud_fcv3_async_invoke_config.log:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "kafka" {
  function_name = "fn-kafka"

  destination_config {
    on_failure {
      destination = "acs:alikafka:eu-central-1:1234567890123456:alikafka_post-cn-abc/topic/orders" # want "error FCA202 alicloud_fcv3_async_invoke_config.kafka:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "kafka2" {
  function_name = "fn-kafka2"

  destination_config {
    on_failure {
      destination = "acs:kafka:eu-central-1:1234567890123456:instance/topic" # want "error FCA202 alicloud_fcv3_async_invoke_config.kafka2:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "amqp" {
  function_name = "fn-amqp"

  destination_config {
    on_failure {
      destination = "acs:amqp:eu-central-1:1234567890123456:/instances/x/vhosts/y/queues/z" # want "error FCA202 alicloud_fcv3_async_invoke_config.amqp:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "dm" {
  function_name = "fn-dm"

  destination_config {
    on_failure {
      destination = "acs:dm:eu-central-1:1234567890123456:*" # want "error FCA202 alicloud_fcv3_async_invoke_config.dm:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "fnf" {
  function_name = "fn-fnf"

  destination_config {
    on_failure {
      destination = "acs:fnf:eu-central-1:1234567890123456:flow/shop" # want "error FCA202 alicloud_fcv3_async_invoke_config.fnf:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "smq" {
  function_name = "fn-smq"

  destination_config {
    on_failure {
      destination = "acs:smq:eu-central-1:1234567890123456:/queues/dead/messages" # want "error FCA202 alicloud_fcv3_async_invoke_config.smq:"
    }
  }
}
