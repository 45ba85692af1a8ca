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

  assume_role_policy_document = <<-JSON
    {
      "version": "1",
      "Statement": [
        {
          "Effect": "Allow",
          "Principal": {
            "Service": ["fc.aliyuncs.com"]
          },
          "action": "sts:AssumeRole"
        }
      ]
    }
  JSON
}

resource "alicloud_ram_policy" "delivery" {
  policy_name = "orders-delivery"

  policy_document = <<EOF
{
  "Version": 1,
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "mns:SendMessage",
      "Resource": "acs:mns:*:${data.alicloud_account.current.id}:/queues/${alicloud_message_service_queue.failed.queue_name}/messages"
    },
    {
      "Effect": "ALLOW",
      "Action": ["mns:PublishMessage", 5],
      "Resource": "acs:mns:*:*:/topics/${alicloud_message_service_queue.failed.queue_name}/messages",
      "Condition": {
        "StringMatch": {
          "acs:ResourceTag/team": "shop"
        }
      }
    }
  ]
}
EOF
}

resource "alicloud_ram_role_policy_attachment" "delivery" {
  role_name   = alicloud_ram_role.delivery.role_name
  policy_name = alicloud_ram_policy.delivery.policy_name
  policy_type = alicloud_ram_policy.delivery.type
}
