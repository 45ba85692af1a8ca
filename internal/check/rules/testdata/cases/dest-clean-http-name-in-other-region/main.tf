provider "alicloud" {
  alias  = "eu"
  region = "eu-central-1"
}
provider "alicloud" {
  alias  = "hz"
  region = "cn-hangzhou"
}
resource "alicloud_fcv3_function" "web" {
  provider      = alicloud.eu
  function_name = "web"
  runtime       = "python3.10"
  handler       = "index.handler"
}
resource "alicloud_fcv3_trigger" "http" {
  provider       = alicloud.eu
  function_name  = alicloud_fcv3_function.web.function_name
  trigger_name   = "http"
  trigger_type   = "http"
  qualifier      = "LATEST"
  trigger_config = "{}"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  provider      = alicloud.hz
  function_name = "a"
  destination_config {
    on_failure {
      destination = "acs:fc:cn-hangzhou:1234567890123456:functions/web"
    }
  }
}
