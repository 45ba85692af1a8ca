variable "enabled" {
  type    = bool
  default = true
}

data "alicloud_account" "this" {}

locals {
  names = {
    mail = { dead = "acs:mns:cn-hangzhou:${data.alicloud_account.this.id}:queues/mail-dead/messages" }
    sms  = { done = "acs:mns:cn-hangzhou:${data.alicloud_account.this.id}:topics/sms-done/messages" }
  }
}

module "one" {
  source = "./queue"
  count  = var.enabled ? 1 : 0
  name   = "one"
}

module "many" {
  source   = "./queue"
  for_each = local.names
  name     = each.key
}

resource "alicloud_message_service_queue" "many" {
  for_each   = local.names
  queue_name = each.key
}

resource "alicloud_fcv3_async_invoke_config" "one" {
  function_name = "one"
  destination_config {
    on_success {
      destination = try(module.one[0].arn, null) # want `error FCA203 alicloud_fcv3_async_invoke_config.one:`
    }
    on_failure {
      destination = try(module.one.0.all.arn, "") # want `error FCA203 alicloud_fcv3_async_invoke_config.one:`
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "many" {
  for_each      = local.names
  function_name = each.key
  destination_config {
    on_success {
      destination = try(module.many[each.key].arn, null) # want `error FCA203 alicloud_fcv3_async_invoke_config.many\["mail"\]:` `error FCA203 alicloud_fcv3_async_invoke_config.many\["sms"\]:`
    }
    on_failure {
      destination = try(alicloud_message_service_queue.many[each.key].id, null) # want `error FCA201 alicloud_fcv3_async_invoke_config.many\["mail"\]:` `error FCA201 alicloud_fcv3_async_invoke_config.many\["sms"\]:`
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "values" {
  for_each      = local.names
  service_name  = "values"
  function_name = each.key
  destination_config {
    on_failure {
      destination = try(each.value.dead, each.value.done) # want `error FCA203 alicloud_fc_function_async_invoke_config.values\["mail"\]:` `error FCA203 alicloud_fc_function_async_invoke_config.values\["sms"\]:`
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "dynamic" {
  service_name  = "dynamic"
  function_name = "dynamic"
  dynamic "destination_config" {
    for_each = [local.names.mail]
    content {
      on_failure {
        destination = try(destination_config.value.dead, null) # want `error FCA203 alicloud_fc_function_async_invoke_config.dynamic:`
      }
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "absent" {
  service_name  = "absent"
  function_name = "absent"
  destination_config {
    on_failure {
      destination = try(module.one[1].arn, module.many["fax"].arn, module.many["sms"].arn) # want `error FCA203 alicloud_fc_function_async_invoke_config.absent:`
    }
  }
}
