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
  statements = [
    { Effect = "Allow", Action = "mns:PublishMessage", Resource = "*" }, # want "error FCA302 alicloud_fc_function_async_invoke_config\\.worker: "
  ]
}

resource "alicloud_fc_service" "svc" {
  name = "svc"
  role = module.role.arn
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

