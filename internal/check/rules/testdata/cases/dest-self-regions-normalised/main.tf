provider "alicloud" {
  region     = "cn-hangzhou"
  account_id = "1111222233334444"
}
data "alicloud_regions" "me" {
  current = true
}
data "alicloud_account" "me" {}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "a"
  destination_config {
    on_failure {
      destination = "acs:fc:${data.alicloud_regions.me.regions[0].id}:${data.alicloud_account.me.id}:functions/a" # want "error FCA211 alicloud_fcv3_async_invoke_config.a:"
    }
    on_success {
      destination = "acs:fc:cn-hangzhou:1111222233334444:functions/a/LATEST" # want "error FCA211 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}
