# Two aliases that name the same account and region.
provider "alicloud" {
  region     = "cn-hangzhou"
  account_id = "1234567890123456"
}

provider "alicloud" {
  alias      = "again"
  region     = "cn-hangzhou"
  account_id = "1234567890123456"
}

provider "alicloud" {
  alias      = "eu"
  region     = "eu-central-1"
  account_id = "1234567890123456"
}

resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "orders"
  async_task    = true
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  provider      = alicloud.again
  function_name = "orders" # want "FCA401 .*\\.b: .*\\.a and this"
  async_task    = false
}

resource "alicloud_fcv3_async_invoke_config" "c" {
  provider      = alicloud.eu
  function_name = "orders"
  async_task    = false
}
