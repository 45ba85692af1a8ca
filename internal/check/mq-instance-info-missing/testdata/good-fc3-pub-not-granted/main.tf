terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.292.0"
    }
  }
}

data "alicloud_account" "me" {}

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

resource "alicloud_ons_instance" "main" {
  instance_name = "main"
}

resource "alicloud_ons_topic" "dead" {
  instance_id  = alicloud_ons_instance.main.id
  topic_name   = "dead"
  message_type = 0
}

resource "alicloud_ons_topic" "done" {
  instance_id  = alicloud_ons_instance.main.id
  topic_name   = "done"
  message_type = 0
}

resource "alicloud_ram_policy" "deliver" {
  policy_name = "deliver"
  policy_document = jsonencode({
    Version = "1"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "mns:*"
        Resource = "*"
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
      destination = "acs:mq:cn-hangzhou:${data.alicloud_account.me.id}:/instances/${alicloud_ons_instance.main.id}/topic/${alicloud_ons_topic.dead.topic_name}"
    }
  }

  depends_on = [alicloud_ram_role_policy_attachment.deliver]
}

