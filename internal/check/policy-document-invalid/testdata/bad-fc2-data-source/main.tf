data "alicloud_account" "current" {}

resource "alicloud_message_service_queue" "failed" {
  queue_name = "orders-failed"
}

resource "alicloud_fc_service" "shop" {
  name = "shop"
  role = alicloud_ram_role.delivery.arn
}

resource "alicloud_fc_function" "orders" {
  service  = alicloud_fc_service.shop.name
  name     = "orders"
  runtime  = "python3.10"
  handler  = "index.handler"
  filename = "orders.zip"
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = alicloud_fc_service.shop.name
  function_name = alicloud_fc_function.orders.name

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${data.alicloud_account.current.id}:/queues/${alicloud_message_service_queue.failed.queue_name}/messages"
    }
  }
}

data "alicloud_ram_policy_document" "trust" {
  statement {
    action = ["sts:AssumeRole"]

    principal {
      entity      = "Service"
      identifiers = ["fc.aliyuncs.com"]
    }

    condition {
      operator = "Stringlike" # want "FCA307 data.alicloud_ram_policy_document.trust: the trust policy of data.alicloud_ram_policy_document.trust is invalid: .*unknown operator \"Stringlike\""
      variable = "acs:SourceAccount"
      values   = [data.alicloud_account.current.id]
    }
  }
}

resource "alicloud_ram_role" "delivery" {
  role_name                   = "orders-delivery"
  assume_role_policy_document = data.alicloud_ram_policy_document.trust.document
}

variable "queues" {
  default = ["orders-failed", "payments-failed"]
}

data "alicloud_ram_policy_document" "delivery" {
  version = "1"

  dynamic "statement" { # want "FCA307 data.alicloud_ram_policy_document.delivery: .*the Resource is missing"
    for_each = var.queues

    content {
      effect = "Allow"
      action = ["mns:SendMessage"]
    }
  }

  statement {
    effect   = "Allow"
    action   = ["mns:PublishMessage"]
    resource = ["*"]

    principal { # want "FCA307 data.alicloud_ram_policy_document.delivery: the policy document of data.alicloud_ram_policy_document.delivery is invalid: there is a Principal"
      entity      = "Service"
      identifiers = ["fc.aliyuncs.com"]
    }
  }
}

resource "alicloud_ram_policy" "delivery" {
  policy_name     = "orders-delivery"
  policy_document = data.alicloud_ram_policy_document.delivery.document
}

resource "alicloud_ram_role_policy_attachment" "delivery" {
  role_name   = alicloud_ram_role.delivery.role_name
  policy_name = alicloud_ram_policy.delivery.policy_name
  policy_type = alicloud_ram_policy.delivery.type
}
