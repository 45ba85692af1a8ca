// Package example holds what the examples in the documentation of the rules about RAM have in
// common, so that each shows just what it is about.
package example

// Delivery is an async config with a queue and a topic for destinations, and its function,
// whose role is alicloud_ram_role.orders. The config waits for
// alicloud_ram_role_policy_attachment.orders.
const Delivery = Destinations + Function + Config

// Destinations are the account, the queue and the topic.
const Destinations = `data "alicloud_account" "current" {}

resource "alicloud_message_service_queue" "dead" {
  queue_name = "orders-dead"
}

resource "alicloud_message_service_topic" "done" {
  topic_name = "orders-done"
}

`

// Function has the role.
const Function = `resource "alicloud_fcv3_function" "orders" {
  function_name = "orders"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_ram_role.orders.arn
}

`

// Config delivers to both.
const Config = `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = alicloud_fcv3_function.orders.function_name

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${data.alicloud_account.current.id}:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"
    }

    on_success {
      destination = "acs:mns:eu-central-1:${data.alicloud_account.current.id}:/topics/${alicloud_message_service_topic.done.topic_name}/messages"
    }
  }

  depends_on = [alicloud_ram_role_policy_attachment.orders]
}

`

// Role is a role that Function Compute may assume.
const Role = `resource "alicloud_ram_role" "orders" {
  role_name = "orders"
  assume_role_policy_document = jsonencode({
    Version = "1"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = ["fc.aliyuncs.com"] }
    }]
  })
}

`

// Policy is the policy of the role, up to its statements, and Attachment what follows them.
const (
	Policy = `resource "alicloud_ram_policy" "orders" {
  policy_name = "orders-delivery"
  policy_document = jsonencode({
    Version = "1"
    Statement = [
`
	Attachment = `    ]
  })
}

resource "alicloud_ram_role_policy_attachment" "orders" {
  role_name   = alicloud_ram_role.orders.role_name
  policy_name = alicloud_ram_policy.orders.policy_name
  policy_type = "Custom"
}
`
)

// Send and Publish are the statements that the delivery needs.
const (
	Send = `      {
        Effect   = "Allow"
        Action   = "mns:SendMessage"
        Resource = "acs:mns:*:*:/queues/orders-dead/messages"
      },
`
	Publish = `      {
        Effect   = "Allow"
        Action   = "mns:PublishMessage"
        Resource = "acs:mns:*:*:/topics/orders-done/messages"
      },
`
)

// Right is a whole module in which both deliveries are allowed.
const Right = Delivery + Role + Policy + Send + Publish + Attachment
