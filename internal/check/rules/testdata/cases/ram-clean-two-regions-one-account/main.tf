terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.292.0"
    }
  }
}

data "alicloud_account" "me" {}

provider "alicloud" {
  region = "cn-hangzhou"
}

provider "alicloud" {
  alias  = "sh"
  region = "cn-shanghai"
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
    Version = "1"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["mns:SendMessage", "mns:PublishMessage"]
        Resource = ["acs:mns:*:*:/queues/*/messages", "acs:mns:*:*:/topics/*/messages"]
      },
    ]
  })
}

resource "alicloud_ram_role_policy_attachment" "deliver" {
  role_name   = alicloud_ram_role.fc.role_name
  policy_name = alicloud_ram_policy.deliver.policy_name
  policy_type = "Custom"
  provider    = alicloud.sh
}

resource "alicloud_fcv3_function" "worker" {
  provider      = alicloud.sh
  function_name = "worker"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_ram_role.fc.arn
}

resource "alicloud_fcv3_async_invoke_config" "worker" {
  provider      = alicloud.sh
  function_name = alicloud_fcv3_function.worker.function_name

  destination_config {
    on_failure {
      destination = "acs:mns:cn-shanghai:${data.alicloud_account.me.id}:/queues/dead/messages"
    }
  }

  depends_on = [alicloud_ram_role_policy_attachment.deliver]
}
