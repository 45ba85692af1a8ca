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
}

module "waits" {
  source     = "./worker"
  name       = "waits"
  role       = alicloud_ram_role.fc.arn
  queue      = alicloud_message_service_queue.dead.queue_name
  depends_on = [alicloud_ram_role_policy_attachment.deliver]
}

module "races" {
  source = "./worker"
  name   = "races"
  role   = alicloud_ram_role.fc.arn
  queue  = alicloud_message_service_queue.dead.queue_name
}
