terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "1.260.0"
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

resource "alicloud_ram_role_policy_attachment" "deliver" {
  role_name   = alicloud_ram_role.fc.role_name
  policy_name = "AliyunMNSFullAccess"
  policy_type = "Custom" # want "error FCA308 alicloud_ram_role_policy_attachment.deliver: policy_type is .Custom., but the policy AliyunMNSFullAccess is one of"
}

resource "alicloud_fc_service" "svc" {
  name = "svc"
  role = alicloud_ram_role.fc.arn
}

resource "alicloud_fc_function" "worker" {
  service     = alicloud_fc_service.svc.name
  name        = "worker"
  runtime     = "python3.10"
  handler     = "index.handler"
  memory_size = 512
  filename    = "worker.zip"
}

resource "alicloud_fc_function_async_invoke_config" "worker" {
  service_name  = alicloud_fc_service.svc.name
  function_name = alicloud_fc_function.worker.name

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:${data.alicloud_account.me.id}:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"
    }
  }
}
