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

data "alicloud_ram_policy_document" "shared" {
  for_each = toset(["mns:SendMessage", "mns:*"])

  statement {
    effect   = each.key == "mns:*" ? "Forbid" : "Allow" # want `FCA307 data.alicloud_ram_policy_document.shared\["mns:\*"\]: .*the Effect is "Forbid"`
    action   = [each.key]
    resource = ["*"]
  }
}

resource "alicloud_ram_policy" "delivery" {
  policy_name     = "orders-delivery"
  policy_document = data.alicloud_ram_policy_document.shared["mns:SendMessage"].document
}

resource "alicloud_ram_policy" "one" {
  policy_name     = "orders-one"
  policy_document = data.alicloud_ram_policy_document.shared["mns:*"].document
}

resource "alicloud_ram_policy" "two" {
  policy_name     = "orders-two"
  policy_document = data.alicloud_ram_policy_document.shared["mns:*"].document
}

resource "alicloud_ram_role_policy_attachment" "delivery" {
  role_name   = alicloud_ram_role.delivery.role_name
  policy_name = alicloud_ram_policy.delivery.policy_name
  policy_type = alicloud_ram_policy.delivery.type
}
