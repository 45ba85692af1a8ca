data "alicloud_account" "this" {}

variable "region" {
  type    = string
  default = "cn-hangzhou"
}

resource "alicloud_fc_service" "jobs" {
  name = "jobs"
}

resource "alicloud_fc_function" "cleanup" {
  service = alicloud_fc_service.jobs.name
  name    = "cleanup"
  runtime = "python3.10"
  handler = "index.handler"
}

resource "alicloud_message_service_queue" "dead" {
  queue_name = "dead"
}

resource "alicloud_fc_trigger" "schedule" {
  for_each = { nightly = "0 0 2 * * *", weekly = "0 0 3 * * 1" }
  service  = alicloud_fc_service.jobs.name
  function = alicloud_fc_function.cleanup.name
  name     = each.key
  type     = "timer"
  config = jsonencode({
    cronExpression = each.value
    enable         = true
  })
}

# Belongs to another function.
resource "alicloud_fc_trigger" "uploads" {
  service  = alicloud_fc_service.jobs.name
  function = "import"
  name     = "uploads"
  type     = "oss"
}

resource "alicloud_fc_function_async_invoke_config" "cleanup" {
  service_name  = alicloud_fc_service.jobs.name
  function_name = alicloud_fc_function.cleanup.name
  destination_config { # want "FCA404 .*cleanup: the only triggers declared for function \"cleanup\" of service \"jobs\" are timers"
    on_failure {
      destination = "acs:mns:${var.region}:${data.alicloud_account.this.id}:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"
    }
  }
}
