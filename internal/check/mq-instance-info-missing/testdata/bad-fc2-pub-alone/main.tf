terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "1.260.0"
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
        Action   = "mq:PUB" # want "warning FCA310 alicloud_fc_function_async_invoke_config\\.worker: .*nothing allows mq:QueryInstanceBaseInfo or mq:OnsInstanceBaseInfo"
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

resource "alicloud_fc_service" "svc" {
  name       = "svc"
  role       = alicloud_ram_role.fc.arn
  depends_on = [alicloud_ram_role_policy_attachment.deliver]
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
      destination = "acs:mq:cn-hangzhou:${data.alicloud_account.me.id}:/instances/${alicloud_ons_instance.main.id}/topic/${alicloud_ons_topic.dead.topic_name}"
    }
  }
}

