provider "alicloud" {
  region = "cn-hangzhou"
}

data "alicloud_account" "me" {}

resource "alicloud_ram_role" "orders" {
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

resource "alicloud_ram_policy" "orders" {
  policy_name     = "orders"
  policy_document = jsonencode({
    Version = "1"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "MNS:sendmessage"
        Resource = "acs:mns:*:*:/queues/Dead/messages" # want `warning FCA302 alicloud_fcv3_async_invoke_config.orders: .*matches only if upper and lower case are not told apart`
      },
      {
        Effect   = "Allow"
        Action   = "mns:PublishMessage"
        Resource = "acs:mns:*:*:/topics/done/messages"
      },
    ]
  })
}

resource "alicloud_ram_role_policy_attachment" "orders" {
  role_name   = alicloud_ram_role.orders.role_name
  policy_name = alicloud_ram_policy.orders.policy_name
  policy_type = "Custom"
}

resource "alicloud_fcv3_function" "orders" {
  function_name = "orders"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_ram_role.orders.arn
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = alicloud_fcv3_function.orders.function_name

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:${data.alicloud_account.me.id}:/queues/dead/messages"
    }
    on_success {
      destination = "acs:mns:cn-hangzhou:${data.alicloud_account.me.id}:/topics/done/messages"
    }
  }
}

