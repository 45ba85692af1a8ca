data "alicloud_account" "me" {}
resource "alicloud_message_service_queue" "dead" {
  queue_name = "dead"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = templatefile("${path.module}/arn.tftpl", { account = data.alicloud_account.me.id, queue = alicloud_message_service_queue.dead.queue_name })
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = templatefile("${path.module}/short.tftpl", { account = data.alicloud_account.me.id, queue = alicloud_message_service_queue.dead.queue_name }) # want "error FCA203 alicloud_fc_function_async_invoke_config.b:"
    }
  }
}
