data "alicloud_account" "current" {}

resource "alicloud_message_service_queue" "failed" {
  queue_name = "orders-failed"
}

resource "alicloud_fc_service" "shop" {
  name = "shop"
  role = alicloud_resource_manager_role.delivery.arn
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

variable "statement_key" {
  default = "statement"
}

resource "alicloud_resource_manager_role" "delivery" {
  role_name = "orders-delivery"
  assume_role_policy_document = jsonencode({ # want "FCA307 alicloud_resource_manager_role.delivery: .*the Version is missing"
    (var.statement_key) = [{ # want "FCA307 alicloud_resource_manager_role.delivery: .*the Statement is missing"
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = ["fc.aliyuncs.com"] }
    }]
  })
}

resource "alicloud_resource_manager_policy" "delivery" {
  policy_name = "orders-delivery"
  policy_document = jsonencode({
    Version   = "1"
    Statement = "allow everything" # want "FCA307 alicloud_resource_manager_policy.delivery: .*the Statement is a string, not a list"
  })
}

resource "alicloud_resource_manager_policy_attachment" "delivery" {
  policy_name       = alicloud_resource_manager_policy.delivery.policy_name
  policy_type       = "Custom"
  principal_name    = "${alicloud_resource_manager_role.delivery.role_name}@role.${data.alicloud_account.current.id}.onaliyunservice.com"
  principal_type    = "ServiceRole"
  resource_group_id = data.alicloud_account.current.id
}
