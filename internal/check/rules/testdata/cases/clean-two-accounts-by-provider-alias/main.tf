provider "alicloud" {
  region  = "cn-hangzhou"
  profile = "dev"
}

provider "alicloud" {
  alias   = "prod"
  region  = "cn-hangzhou"
  profile = "prod"
}

resource "alicloud_fcv3_async_invoke_config" "dev" {
  function_name = "orders"
}

resource "alicloud_fcv3_async_invoke_config" "prod" {
  provider      = alicloud.prod
  function_name = "orders"
}
