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

module "role" {
  source = "./modules/role"
  name   = "fc-orders"
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
  role_name   = module.role.name
  policy_name = alicloud_ram_policy.deliver.policy_name
  policy_type = "Custom"
}

resource "alicloud_fc_service" "svc" {
  name       = "svc"
  role       = module.role.arn
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
      destination = "acs:mns:cn-hangzhou:${data.alicloud_account.me.id}:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"
    }
  }
}

