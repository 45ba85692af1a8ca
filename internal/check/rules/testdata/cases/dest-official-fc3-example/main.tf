data "alicloud_account" "current" {}
resource "random_integer" "default" {
  min = 10000
  max = 99999
}
resource "alicloud_fcv3_function" "function" {
  function_name = "terraform-example-${random_integer.default.result}"
  runtime       = "python3.9"
  handler       = "index.handler"
  memory_size   = 512
}
resource "alicloud_fcv3_function" "function1" {
  function_name = "terraform-example-${random_integer.default.result}-update1"
  runtime       = "python3.9"
  handler       = "index.handler"
  memory_size   = 512
}
resource "alicloud_fcv3_async_invoke_config" "default" {
  function_name                  = alicloud_fcv3_function.function.function_name
  max_async_retry_attempts       = 1
  max_async_event_age_in_seconds = 1000
  async_task                     = true
  qualifier                      = "LATEST"
  destination_config {
    on_success {
      destination = "acs:fc:eu-central-1:${data.alicloud_account.current.id}:functions/${alicloud_fcv3_function.function1.function_name}"
    }
    on_failure {
      destination = "acs:fc:eu-central-1:${data.alicloud_account.current.id}:functions/${alicloud_fcv3_function.function1.function_name}"
    }
  }
}
