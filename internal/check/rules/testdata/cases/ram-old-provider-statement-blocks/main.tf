data "alicloud_account" "me" {}

resource "alicloud_ram_role" "fc" {
  name     = "fc"
  services = ["ecs.aliyuncs.com"] # want "error FCA304 alicloud_ram_role\\.fc: "
}

resource "alicloud_ram_policy" "deliver" {
  name = "deliver"

  statement {
    effect   = "Allow"
    action   = ["mns:SendMessage"]
    resource = ["acs:mns:*:*:/queues/dead"] # want "error FCA302 .*worker: .*lacks"
  }
}

resource "alicloud_ram_role_policy_attachment" "deliver" {
  role_name   = alicloud_ram_role.fc.name
  policy_name = alicloud_ram_policy.deliver.name
  policy_type = "Custom"
}

resource "alicloud_mns_queue" "dead" {
  name = "dead"
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
      destination = "acs:mns:cn-hangzhou:${data.alicloud_account.me.id}:/queues/${alicloud_mns_queue.dead.name}/messages"
    }
  }
}

