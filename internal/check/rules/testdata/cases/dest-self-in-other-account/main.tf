provider "alicloud" {
  region     = "cn-hangzhou"
  account_id = "1111222233334444"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "a"
  destination_config {
    on_failure {
      destination = "acs:fc:cn-hangzhou:5555666677778888:functions/a" # want "warning FCA208 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}
