variable "spare" {
  type    = string
  default = null
}

variable "unset" {
  type = string
}

data "alicloud_account" "this" {}

locals {
  functions = {
    mail = { dead = "acs:mns:cn-hangzhou:${data.alicloud_account.this.id}:/queues/mail" }
    sms  = {}
  }
}

resource "alicloud_fc_function_async_invoke_config" "try" {
  for_each      = local.functions
  service_name  = "try"
  function_name = each.key
  dynamic "destination_config" {
    for_each = try(each.value.dead, null) != null ? [each.value.dead] : []
    content {
      on_failure {
        destination = destination_config.value # want `error FCA203 alicloud_fc_function_async_invoke_config.try\["mail"\]:`
      }
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "can" {
  for_each      = { for name, f in local.functions : name => f if can(f.dead) }
  service_name  = "can"
  function_name = each.key
  dynamic "destination_config" { # want `error FCA101 alicloud_fc_function_async_invoke_config.can\["mail"\]:`
    for_each = can(each.value.dead) ? [1] : []
    content {
      dynamic "on_success" {
        for_each = can(each.value.done) ? [1] : []
        content {
          destination = "acs:mns:cn-hangzhou:${data.alicloud_account.this.id}:/queues/done"
        }
      }
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "compact" {
  service_name  = "compact"
  function_name = "f"
  dynamic "destination_config" {
    for_each = compact([local.functions.mail.dead, var.spare])
    content {
      on_failure {
        destination = destination_config.value # want `error FCA203 alicloud_fc_function_async_invoke_config.compact:`
      }
    }
  }
}

# Whether there is such a block is not known.
resource "alicloud_fcv3_async_invoke_config" "unset" {
  function_name = "unset"
  dynamic "destination_config" {
    for_each = compact([var.unset])
    content {
      dynamic "on_failure" {
        for_each = can(destination_config.value) ? [destination_config.value] : []
        content {
          destination = on_failure.value
        }
      }
    }
  }
}
