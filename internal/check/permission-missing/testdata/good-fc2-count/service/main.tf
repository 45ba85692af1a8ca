variable "name" { type = string }

variable "role_arn" {
  type    = string
  default = null
}

locals {
  make_role = var.role_arn == null
}

resource "alicloud_ram_role" "this" {
  count     = local.make_role ? 1 : 0
  role_name = "fc-${var.name}"
  services  = ["fc.aliyuncs.com"]
}

data "alicloud_ram_policy_document" "this" {
  count = local.make_role ? 1 : 0

  dynamic "statement" {
    for_each = { queues = "mns:SendMessage", topics = "mns:PublishMessage" }
    content {
      effect   = "Allow"
      action   = [statement.value]
      resource = ["acs:mns:*:*:/${statement.key}/${var.name}-*/messages"]
    }
  }
}

resource "alicloud_ram_policy" "this" {
  count           = local.make_role ? 1 : 0
  policy_name     = one(alicloud_ram_role.this[*].role_name)
  policy_document = one(data.alicloud_ram_policy_document.this[*].document)
}

resource "alicloud_ram_role_policy_attachment" "this" {
  count       = local.make_role ? 1 : 0
  role_name   = one(alicloud_ram_role.this).role_name
  policy_name = alicloud_ram_policy.this[count.index].policy_name
  policy_type = "Custom"
}

resource "alicloud_fc_service" "this" {
  name = var.name
  role = local.make_role ? join("", alicloud_ram_role.this[*].arn) : var.role_arn
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name  = alicloud_fc_service.this.name
  function_name = "main"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/${var.name}-dead/messages"
    }
    on_success {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/topics/${var.name}-done/messages"
    }
  }
}
