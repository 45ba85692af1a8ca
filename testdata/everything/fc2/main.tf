# FCA503: every resource of this type is deprecated. No role is declared: FCA311. None says how many retries: FCA604. Queues take 64 KB: FCA605.

provider "alicloud" {
  region     = "cn-hangzhou"
  account_id = "1234567890123456"
}

locals {
  mns = "acs:mns:cn-hangzhou:1234567890123456"
}

# FCA104: more than the provider takes. FCA601: nothing for what fails.
resource "alicloud_fc_function_async_invoke_config" "age" {
  service_name                 = "shop"
  function_name                = "age"
  maximum_event_age_in_seconds = 2592001
}

# FCA105: not a legal alias name.
resource "alicloud_fc_function_async_invoke_config" "qualifier" {
  service_name  = "shop"
  function_name = "qualifier"
  qualifier     = "no spaces"
}

# FCA106: the name begins with a digit.
resource "alicloud_fc_function_async_invoke_config" "name" {
  service_name  = "shop"
  function_name = "1st"
}

# FCA107: an argument of the other generation.
resource "alicloud_fc_function_async_invoke_config" "argument" {
  service_name             = "shop"
  function_name            = "argument"
  max_async_retry_attempts = 1
}

# FCA202: no product that results are delivered to.
resource "alicloud_fc_function_async_invoke_config" "service" {
  service_name  = "shop"
  function_name = "service"
  destination_config {
    on_failure {
      destination = "acs:oss:cn-hangzhou:1234567890123456:dead-letters"
    }
  }
}

# FCA204: an FC 3.0 function.
resource "alicloud_fc_function_async_invoke_config" "generation" {
  service_name  = "shop"
  function_name = "generation"
  destination_config {
    on_failure {
      destination = "acs:fc:cn-hangzhou:1234567890123456:functions/rescue"
    }
  }
}

# FCA205: any region; FCA206: a placeholder.
resource "alicloud_fc_function_async_invoke_config" "scope" {
  service_name  = "shop"
  function_name = "scope"
  destination_config {
    on_failure {
      destination = "acs:mns:*:1234567890123456:/queues/dead/messages"
    }
    on_success {
      destination = "acs:mns:cn-hangzhou:<ACCOUNT_ID>:/queues/done/messages"
    }
  }
}

# FCA207 and FCA208: elsewhere.
resource "alicloud_fc_function_async_invoke_config" "elsewhere" {
  service_name  = "shop"
  function_name = "elsewhere"
  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/dead/messages"
    }
    on_success {
      destination = "acs:mns:cn-hangzhou:6543210987654321:/queues/done/messages"
    }
  }
}

# FCA209: RocketMQ 5.x.
resource "alicloud_fc_function_async_invoke_config" "rocketmq" {
  service_name  = "shop"
  function_name = "rocketmq"
  destination_config {
    on_failure {
      destination = "acs:rocketmq:cn-hangzhou:1234567890123456:/instances/rmq-cn-abc/topic/dead"
    }
  }
}

# FCA402: the aliases declared here are others.
resource "alicloud_fc_service" "shop" {
  name = "mall"
  role = "acs:ram::1234567890123456:role/mall"
}

resource "alicloud_fc_alias" "live" {
  alias_name      = "live"
  service_name    = alicloud_fc_service.shop.name
  service_version = "1"
}

resource "alicloud_fc_function_async_invoke_config" "undeclared" {
  service_name  = alicloud_fc_service.shop.name
  function_name = "undeclared"
  qualifier     = "beta"
}

# FCA404: nothing but a timer calls the function.
resource "alicloud_fc_function" "nightly" {
  service = alicloud_fc_service.shop.name
  name    = "nightly"
  handler = "index.handler"
  runtime = "python3.10"
}

resource "alicloud_fc_trigger" "nightly" {
  service  = alicloud_fc_service.shop.name
  function = alicloud_fc_function.nightly.name
  name     = "nightly"
  type     = "timer"
  config   = jsonencode({ payload = "", cronExpression = "0 0 3 * * *", enable = true })
}

resource "alicloud_fc_function_async_invoke_config" "timer" {
  service_name  = alicloud_fc_service.shop.name
  function_name = alicloud_fc_function.nightly.name
  destination_config {
    on_failure {
      destination = "${local.mns}:/queues/dead/messages"
    }
  }
}

# FCA506: a slash where a colon must stand.
import {
  to = alicloud_fc_function_async_invoke_config.age
  id = "shop/age"
}

# FCA213: too long.
resource "alicloud_fc_function_async_invoke_config" "long" {
  service_name  = "shop"
  function_name = "long"
  destination_config {
    on_failure {
      destination = "acs:fc:cn-hangzhou:1234567890123456:services/shop/functions/${join("", [for i in range(500) : "f"])}"
    }
  }
}
