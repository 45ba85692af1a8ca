provider "alicloud" {
  region = "cn-hangzhou"
}

provider "alicloud" {
  alias  = "sh"
  region = "cn-shanghai"
}

resource "alicloud_fcv3_trigger" "prod" {
  provider      = alicloud.sh
  function_name = "orders"
  trigger_name  = "oss"
  trigger_type  = "oss"
  qualifier     = "prod"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"
}

resource "alicloud_fc_alias" "blue" {
  provider        = alicloud.sh
  service_name    = "svc"
  alias_name      = "blue"
  service_version = "1"
}

resource "alicloud_fc_trigger" "timer" {
  provider = alicloud.sh
  service  = "svc"
  function = "orders"
  name     = "timer"
  type     = "timer"
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "svc"
  function_name = "orders"
  qualifier     = "green"
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}
