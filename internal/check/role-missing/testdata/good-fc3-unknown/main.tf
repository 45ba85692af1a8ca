# Whether there is a role is not known, or there certainly is no destination.
variable "with_role" { type = bool }
variable "role_arn" { type = string }

variable "dead_letter" {
  type    = string
  default = ""
}

resource "alicloud_ram_role" "this" {
  count     = var.with_role ? 1 : 0
  role_name = "worker"
  assume_role_policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["fc.aliyuncs.com"] } }]
  })
}

locals {
  roles = {
    condition = var.with_role ? "acs:ram::1234567890123456:role/worker" : null
    splat     = one(alicloud_ram_role.this[*].arn)
    try       = try(alicloud_ram_role.this[0].arn, null)
    variable  = var.role_arn
    coalesced = coalesce(var.role_arn, "acs:ram::1234567890123456:role/worker")
  }
}

resource "alicloud_fcv3_function" "this" {
  for_each      = local.roles
  function_name = each.key
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = each.value
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = local.roles
  function_name = alicloud_fcv3_function.this[each.key].function_name

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}

resource "alicloud_fcv3_function" "roleless" {
  function_name = "roleless"
  runtime       = "python3.10"
  handler       = "index.handler"
}

resource "alicloud_fcv3_async_invoke_config" "none" {
  function_name = alicloud_fcv3_function.roleless.function_name

  dynamic "destination_config" {
    for_each = var.dead_letter == "" ? [] : [var.dead_letter]
    content {
      on_failure {
        destination = destination_config.value
      }
    }
  }
}
