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

data "alicloud_ram_policy_document" "delivery" {
  statement {
    effect   = "Allow"
    action   = ["mns:SendMessage"]
    resource = ["*"]

    condition {
      operator = "StringEqual" # want "FCA307 data.alicloud_ram_policy_document.delivery: .* unknown operator \"StringEqual\""
      variable = "acs:Service"
      values   = ["fc.aliyuncs.com"]
    }
  }
}

resource "alicloud_ram_policy" "delivery" {
  policy_name     = "orders-delivery"
  policy_document = data.alicloud_ram_policy_document.delivery.document
}

resource "alicloud_ram_policy" "network" {
  policy_name = "orders-network"
  policy_document = jsonencode({
    Version = "1"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "mns:SendMessage"
        Resource = "*"
        Condition = {
          stringequals = { "acs:Service" = "fc.aliyuncs.com" } # want "alicloud_ram_policy.network: .*unknown operator \"stringequals\""
          ipAddress    = { "acs:SourceIp" = ["10.0.0.0/8"] } # want "unknown operator \"ipAddress\""
          IpAddress    = "10.0.0.0/8" # want "IpAddress.* is a string, not an object"
          Bool         = { "acs:SecureTransport" = null } # want "acs:SecureTransport.* is null, not a string"
          StringLike   = { "acs:SourceVpc" = ["vpc-1", { id = "vpc-2" }] } # want "acs:SourceVpc.* is an object, not a string"
        }
      },
      {
        Effect    = "Allow"
        Action    = "mns:SendMessage"
        Resource  = "*"
        Condition = "acs:SourceIp = 10.0.0.0/8" # want "the Condition is a string, not an object"
      },
      {
        Effect    = "Allow"
        Action    = "mns:SendMessage"
        Resource  = "*"
        Condition = [{ IpAddress = { "acs:SourceIp" = "10.0.0.0/8" } }] # want "the Condition is a list, not an object"
      },
    ]
  })
}

resource "alicloud_ram_role_policy_attachment" "delivery" {
  role_name   = alicloud_ram_role.delivery.role_name
  policy_name = alicloud_ram_policy.delivery.policy_name
  policy_type = alicloud_ram_policy.delivery.type
}
