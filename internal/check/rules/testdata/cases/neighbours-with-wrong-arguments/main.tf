resource "alicloud_message_service_queue" "dead" { # want `error FCA107 alicloud_message_service_queue.dead: .*queue_name`
  name = "dead" # want `error FCA107 alicloud_message_service_queue.dead: .*"name"`
}

resource "alicloud_fcv3_function" "f" {
  name    = "orders" # want `error FCA107 alicloud_fcv3_function.f: .*name`
  runtime = "python3.10"
  handler = "index.handler"
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = "orders"
}
