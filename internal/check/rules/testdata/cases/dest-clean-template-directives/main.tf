variable "env" { type = string }
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-beijing:1234567890123456:/queues/%{if var.env == "prod"}orders%{else}orders-${var.env}%{endif}/messages"
    }
  }
}
