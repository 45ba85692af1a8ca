variable "role_arn" {
  type = string
}

resource "alicloud_ram_role" "own" {
  name     = "own"
  services = ["fc.aliyuncs.com"]
}

data "alicloud_ram_roles" "fc" {
  name_regex = "^AliyunFCDefaultRole$"
}

locals {
  roles = {
    own      = alicloud_ram_role.own.arn
    literal  = "acs:ram::1234567890123456:role/aliyunfcdefaultrole"
    variable = var.role_arn
    found    = data.alicloud_ram_roles.fc.roles[0].arn
  }
}

resource "alicloud_fc_service" "this" {
  for_each = local.roles
  name     = each.key
  role     = each.value
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  for_each      = alicloud_fc_service.this
  service_name  = each.value.name
  function_name = "f"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}
