module "queue" {
  source  = "terraform-alicloud-modules/mns-queue/alicloud"
  version = "1.2.0"
  name    = "orders-dead"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = module.queue.this_queue_arn
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/${module.queue.this_queue_name}/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "c" {
  service_name  = "svc"
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/${module.queue.this_queue_name}"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "d" {
  service_name  = "svc"
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:queues/${module.queue.this_queue_name}/messages" # want "error FCA203 alicloud_fc_function_async_invoke_config.d:"
    }
  }
}
