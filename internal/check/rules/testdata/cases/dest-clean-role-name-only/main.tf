variable "role" { type = string }
resource "alicloud_fcv3_function" "a" {
  function_name = "a"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = var.role
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = alicloud_fcv3_function.a.function_name
  destination_config {
    on_failure {
      destination = "acs:mns:cn-beijing:1111222233334444:/queues/dead/messages"
    }
  }
}
