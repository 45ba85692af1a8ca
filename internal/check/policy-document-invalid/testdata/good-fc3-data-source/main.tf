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

variable "buses" {
  type = set(string)
}

data "alicloud_ram_policy_document" "trust" {
  statement {
    action = ["sts:AssumeRole"]

    principal {
      entity      = "Service"
      identifiers = ["fc.aliyuncs.com"]
    }
  }
}

resource "alicloud_ram_role" "delivery" {
  role_name                   = "orders-delivery"
  assume_role_policy_document = data.alicloud_ram_policy_document.trust.document
}

data "alicloud_ram_policy_document" "delivery" {
  statement {
    action   = ["mns:SendMessage"]
    resource = ["acs:mns:*:*:/queues/${alicloud_message_service_queue.failed.queue_name}/messages"]

    condition {
      operator = "StringEquals"
      variable = "acs:Service"
      values   = ["fc.aliyuncs.com"]
    }
  }

  dynamic "statement" {
    for_each = var.buses

    content {
      effect   = "Allow"
      action   = ["eventbridge:PutEvents"]
      resource = ["acs:eventbridge:*:*:eventbus/${statement.value}"]
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
