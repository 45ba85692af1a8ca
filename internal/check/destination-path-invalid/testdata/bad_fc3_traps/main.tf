locals {
  scope = "eu-central-1:1234567890123456"
}

resource "alicloud_fcv3_async_invoke_config" "mns" {
  for_each = {
    trigger      = "/topics/orders"
    event_rule   = "/queues/orders"
    subscription = "queues/orders"
    no_slash     = "topics/orders/messages"
    alarm        = "/queues/orders/message"
    singular     = "/queue/orders/messages"
    ess          = "topic/orders"
    slash        = "/queues/orders/messages/"
    nameless     = "/queues//messages"
    tail_only    = "/queues/messages"
    case         = "/Queues/orders/messages"
    deep         = "/queues/shop/orders/messages"
    empty        = ""
    bare         = "orders"
    colon        = "/queues/orders:dead/messages"
    ok_queue     = "/queues/orders/messages"
    ok_topic     = "/topics/orders/messages"
  }
  function_name = each.key

  destination_config {
    on_failure {
      destination = "acs:mns:${local.scope}:${each.value}" # want "mns..alarm.*ends with \"/message\" instead of" "mns..bare" "mns..case" "mns..colon" "mns..deep" "mns..empty.*it is empty" "mns..ess" "mns..event_rule.*does not end with \"/messages\"" "mns..nameless.*names no queue" "mns..no_slash.*lacks the leading" "mns..singular.*says \"queue/\"" "mns..slash" "mns..subscription" "mns..tail_only" "mns..trigger"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "fc" {
  for_each = {
    singular    = "function/repair"
    slash       = "/functions/repair"
    tail        = "functions/repair/"
    nameless    = "functions/"
    bare        = "repair"
    service     = "services/shop"
    aws         = "functions/repair:prod"
    trigger     = "services/shop/functions/repair/triggers/http"
    ok          = "functions/repair"
    ok_alias    = "functions/repair/prod"
    ok_fc2      = "services/shop/functions/repair"
    ok_fc2_qual = "services/shop.prod/functions/repair"
    ok_migrated = "functions/shop$repair"
  }
  function_name = "fc-${each.key}"

  destination_config {
    on_failure {
      destination = "acs:fc:${local.scope}:${each.value}" # want "fc..aws" "fc..bare" "fc..nameless" "fc..service" "fc..singular" "fc..slash.*begins with \"/\"" "fc..tail" "fc..trigger"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "bus" {
  for_each = {
    slash    = "/eventbus/shop"
    plural   = "eventbuses/shop"
    rule     = "eventbus/shop/rule/all"
    nameless = "eventbus/"
    ok       = "eventbus/shop"
  }
  function_name = "bus-${each.key}"

  destination_config {
    on_failure {
      destination = "acs:eventbridge:${local.scope}:${each.value}" # want "bus..nameless" "bus..plural.*not that of an event bus" "bus..rule" "bus..slash"
    }
    on_success {
      destination = each.key == "ok" ? "acs:mq:${local.scope}:" : null # want "FCA203 .*bus..ok.*RocketMQ 4.x topic, because it is empty"
    }
  }
}
