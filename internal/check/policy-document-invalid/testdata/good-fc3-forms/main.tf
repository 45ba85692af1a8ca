data "alicloud_account" "current" {}

resource "alicloud_message_service_queue" "failed" {
  queue_name = "orders-failed"
}

resource "alicloud_fcv3_function" "orders" {
  function_name = "orders"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_ram_role.delivery.arn
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = alicloud_fcv3_function.orders.function_name

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${data.alicloud_account.current.id}:/queues/${alicloud_message_service_queue.failed.queue_name}/messages"
    }
  }
}

resource "alicloud_ram_role" "delivery" {
  role_name = "orders-delivery"
  assume_role_policy_document = jsonencode({
    Version = "1"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = ["fc.aliyuncs.com"] }
    }]
  })
}

locals {
  tags   = { team = "shop" }
  queues = { failed = "orders-failed", late = "orders-late" }
}

resource "alicloud_ram_policy" "delivery" {
  policy_name = "orders-delivery"
  policy_document = jsonencode({
    Version = "1"
    Statement = concat(
      [for k, q in local.queues : merge({ Effect = "Allow", Action = "mns:SendMessage" }, { Resource = "acs:mns:*:*:/queues/${q}/messages" })],
      [{
        Effect    = "Deny"
        NotAction = ["mns:*", "fc:*"]
        Resource  = "*"
        Condition = {
          IpAddress                = { "acs:SourceIp" = "10.0.0.0/8" }
          IpAddressIncludeBorder   = { "acs:SourceIp" = ["10.0.0.0/8"] }
          Bool                     = { "acs:MFAPresent" = true }
          NumericLessThan          = { "kms:RecoveryWindowInDays" = 10 }
          "ForAnyValue:StringLike" = { "acs:ResourceTag/team" = values(local.tags) }
        }
      }],
    )
  })
}

resource "alicloud_ram_policy" "single" {
  policy_name = "orders-single"
  policy_document = jsonencode({
    Statement = { Action = "*", Effect = "Deny", NotResource = ["acs:mns:*:*:*"] }
    Version   = "1"
  })
}

resource "alicloud_ram_policy" "again" {
  policy_name     = "orders-again"
  policy_document = jsonencode(jsondecode(file("${path.module}/policy.json")))
}

resource "alicloud_ram_policy" "trimmed" {
  policy_name     = "orders-trimmed"
  policy_document = trimspace(replace(file("${path.module}/policy.json"), "\n", ""))
}

resource "alicloud_ram_policy" "formatted" {
  policy_name     = "orders-formatted"
  policy_document = format("{\"Version\":\"1\",\"Statement\":[%s]}", join(",", [for q in values(local.queues) : jsonencode({ Effect = "Allow", Action = "mns:SendMessage", Resource = q })]))
}

resource "alicloud_ram_role_policy_attachment" "delivery" {
  role_name   = alicloud_ram_role.delivery.role_name
  policy_name = alicloud_ram_policy.delivery.policy_name
  policy_type = alicloud_ram_policy.delivery.type
}
