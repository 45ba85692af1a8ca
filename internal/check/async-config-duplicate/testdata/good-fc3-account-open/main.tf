# The same region twice, with credentials of different accounts.
provider "alicloud" {
  region  = "cn-hangzhou"
  profile = "staging"
}

provider "alicloud" {
  alias   = "prod"
  region  = "cn-hangzhou"
  profile = "prod"
}

resource "alicloud_fcv3_async_invoke_config" "staging" {
  function_name = "orders"
  async_task    = true
}

resource "alicloud_fcv3_async_invoke_config" "prod" {
  provider      = alicloud.prod
  function_name = "orders" # undecided "FCA401 .*work in the same account"
  async_task    = true
}
