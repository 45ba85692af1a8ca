terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.292.0"
    }
  }
}

data "alicloud_account" "me" {}

resource "alicloud_message_service_queue" "dead" {
  queue_name = "dead"
}

resource "alicloud_ram_role" "fc" {
  role_name = "fc"
  assume_role_policy_document = jsonencode({
    Version = "1"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = ["fc.aliyuncs.com"] }
    }]
  })
}

resource "alicloud_ram_policy" "deliver" {
  policy_name = "deliver"
  policy_document = jsonencode({
    Version = "2012-10-17" # want "FCA307 alicloud_ram_policy.deliver: .*Version"
    Statement = [
      {
        Effect   = "allow" # want "the Effect is .allow."
        Action   = "mns:SendMessage"
        Resource = "*"
      },
      {
        Effect    = "Allow"
        Action    = "mns:SendMessage"
        NotAction = "mns:DeleteQueue" # want "both Action and NotAction"
        Resource  = "*"
      },
      { # want "the Action is missing"
        Effect   = "Allow"
        Resource = "*"
      },
      { # want "the Resource is missing"
        Effect = "Allow"
        Action = "mns:SendMessage"
      },
      {
        Effect   = "Allow"
        Action   = [] # want "the Action is an empty list"
        Resource = "*"
      },
      {
        Effect      = "Allow"
        Action      = ["mns:SendMessage", 5] # want "an element of Action is a number"
        Resource    = "*"
        NotResource = "acs:mns:*:*:/queues/secret" # want "both Resource and NotResource"
      },
      {
        Effect    = "Allow"
        Action    = "mns:SendMessage"
        Resource  = { arn = "*" }                     # want "the Resource is an object"
        Principal = { Service = ["fc.aliyuncs.com"] } # want "there is a Principal"
      },
      {
        Effect    = "Allow"
        Action    = "mns:SendMessage"
        Resource  = "*"
        Condition = { StringEqual = { "acs:Service" = "x" } } # want "unknown operator"
      },
      {
        Effect    = "Allow"
        Action    = "mns:SendMessage"
        Resource  = "*"
        Condition = ["acs:SourceIp"] # want "the Condition is a list"
      },
      {
        Effect    = "Allow"
        Action    = "mns:SendMessage"
        Resource  = "*"
        Condition = { Bool = "true" } # want "under .Bool. of the Condition is a string"
      },
    ]
  })
}

resource "alicloud_ram_role_policy_attachment" "deliver" {
  role_name   = alicloud_ram_role.fc.role_name
  policy_name = alicloud_ram_policy.deliver.policy_name
  policy_type = "Custom"
}

resource "alicloud_fcv3_function" "worker" {
  function_name = "worker"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_ram_role.fc.arn
}

resource "alicloud_fcv3_async_invoke_config" "worker" {
  function_name = alicloud_fcv3_function.worker.function_name

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:${data.alicloud_account.me.id}:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"
    }
  }
}
