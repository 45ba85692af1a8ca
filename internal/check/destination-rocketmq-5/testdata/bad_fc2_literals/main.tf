variable "name" {
  type = string
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:rocketmq:eu-central-1:1234567890123456:instance/rmq-cn-7pp2mwbc7cq/topic/${var.name}" # want "FCA209"
    }
    on_success {
      destination = "acs:mq:eu-central-1:1234567890123456:/instances/rmq-cn-7pp2mwbc7cq/topic/${var.name}" # want "FCA209"
    }
  }
}
