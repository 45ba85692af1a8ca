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
  name = "orders-delivery"

  document = <<EOF
  {
    "Statement": [
      {
        "Action": "sts:AssumeRole",
        "Effect": "Allow",
        "Principal": {
          "Service": [
            "fc.aliyuncs.com"
          ]
        }
      }
    ]
  }
EOF
}

resource "alicloud_ram_policy" "delivery" {
  name    = "orders-delivery"
  version = "2" # want "FCA307 alicloud_ram_policy.delivery: .*the Version is \"2\""

  statement {
    effect   = "Allow"
    action   = ["mns:SendMessage"]
    resource = ["acs:mns:*:*:/queues/orders-failed/messages"]
  }

  statement {
    effect   = "deny" # want "FCA307 alicloud_ram_policy.delivery: .*the Effect is \"deny\""
    action   = ["mns:DeleteQueue"]
    resource = ["*"]
  }

  statement { # want "the Action is an empty list"
    effect   = "Allow"
    action   = []
    resource = ["*"]
  }
}

resource "alicloud_ram_role_policy_attachment" "delivery" {
  role_name   = alicloud_ram_role.delivery.role_name
  policy_name = alicloud_ram_policy.delivery.policy_name
  policy_type = alicloud_ram_policy.delivery.type
}
