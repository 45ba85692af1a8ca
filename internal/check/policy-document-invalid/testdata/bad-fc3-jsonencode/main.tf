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

resource "alicloud_ram_policy" "delivery" {
  policy_name = "orders-delivery"
  policy_document = jsonencode({
    Version = "2012-10-17" # want "^error FCA307 alicloud_ram_policy.delivery: the policy document of alicloud_ram_policy.delivery is invalid: the Version is \"2012-10-17\""
    Statement = [
      {
        Sid    = "send"
        Effect = "allow" # want "alicloud_ram_policy.delivery: .*the Effect is \"allow\""
        Action = [
          "mns:SendMessage",
          ["mns:PublishMessage"], # want "an element of Action is a list, not a string"
        ]
        Resource = "*"
      },
      { # want "the Effect is missing"
        Action   = "mns:SendMessage"
        Resource = "*"
      },
      {
        Effect    = "Allow"
        Action    = "mns:SendMessage"
        NotAction = "mns:DeleteQueue" # want "both Action and NotAction"
        Resource  = "*"
      },
      { # want "the Action is missing" "the Resource is missing"
        Effect = "Deny"
      },
      {
        Effect   = "Allow"
        Action   = [] # want "the Action is an empty list"
        Resource = [] # want "the Resource is an empty list"
      },
      {
        Effect      = "Allow"
        Action      = "mns:SendMessage"
        Resource    = "*"
        NotResource = "acs:mns:*:*:/queues/secret/messages" # want "both Resource and NotResource"
      },
      {
        Effect    = "Allow"
        Action    = "mns:SendMessage"
        Resource  = "*"
        Principal = { Service = ["fc.aliyuncs.com"] } # want "there is a Principal, which only trust policies have"
      },
      {
        Effect   = 1 # want "the Effect is a number, not Allow or Deny"
        Action   = { name = "mns:SendMessage" } # want "the Action is an object"
        Resource = true # want "the Resource is true, not a string"
      },
      "mns:SendMessage", # want "Statement.8. is a string, not an object"
    ]
  })
}

resource "alicloud_ram_role_policy_attachment" "delivery" {
  role_name   = alicloud_ram_role.delivery.role_name
  policy_name = alicloud_ram_policy.delivery.policy_name
  policy_type = alicloud_ram_policy.delivery.type
}
