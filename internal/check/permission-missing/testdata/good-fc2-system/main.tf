# A system policy for each kind of destination.
variable "account" {
  type    = string
  default = "1234567890123456"
}

provider "alicloud" {
  region     = "cn-hangzhou"
  account_id = var.account
}

locals {
  cases = {
    queue     = { policy = "AliyunMNSFullAccess", to = "acs:mns:cn-hangzhou:${var.account}:/queues/q/messages" }
    topic     = { policy = "AliyunMNSFullAccess", to = "acs:mns:cn-hangzhou:${var.account}:/topics/t/messages" }
    bus       = { policy = "AliyunEventBridgePutEventsPolicy", to = "acs:eventbridge:cn-hangzhou:${var.account}:eventbus/b" }
    function  = { policy = "AliyunFCInvocationAccess", to = "acs:fc:cn-hangzhou:${var.account}:services/s/functions/f" }
    qualified = { policy = "AliyunFCFullAccess", to = "acs:fc:cn-hangzhou:${var.account}:services/s.LATEST/functions/f" }
    rocketmq  = { policy = "AliyunMQPubOnlyAccess", to = "acs:mq:cn-hangzhou:${var.account}:/instances/MQ_INST_1_A/topic/t" }
    default   = { policy = "AliyunFCDefaultRolePolicy", to = "acs:mns:cn-hangzhou:${var.account}:/queues/q/messages" }
    admin     = { policy = "AdministratorAccess", to = "acs:eventbridge:cn-hangzhou:${var.account}:eventbus/b" }
    power     = { policy = "PowerUserAccess", to = "acs:mns:cn-hangzhou:${var.account}:/topics/t/messages" }
  }
}

resource "alicloud_ram_role" "this" {
  for_each  = local.cases
  role_name = each.key
  services  = ["fc.aliyuncs.com"]
}

resource "alicloud_resource_manager_policy_attachment" "this" {
  for_each          = local.cases
  policy_name       = each.value.policy
  policy_type       = "System"
  principal_name    = format("%s@role.%s.onaliyunservice.com", alicloud_ram_role.this[each.key].id, var.account)
  principal_type    = "ServiceRole"
  resource_group_id = var.account
}

resource "alicloud_fc_service" "this" {
  for_each = local.cases
  name     = each.key
  role     = alicloud_ram_role.this[each.key].arn
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  for_each      = alicloud_fc_service.this
  service_name  = each.value.name
  function_name = "f"

  destination_config {
    on_success {
      destination = local.cases[each.key].to
    }
  }
}
