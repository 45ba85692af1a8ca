resource "random_pet" "name" {}

resource "alicloud_message_service_queue" "dead" {
  queue_name = "dead-${random_pet.name.id}"
  queue_type = "fifo"
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/${alicloud_message_service_queue.dead.id}/messages" # want "FCA215 alicloud_fc_function_async_invoke_config.orders: "
    }
  }
}
