variable "region" {
  type    = string
  default = "eu-central-1"
}

provider "alicloud" {
  region = var.region
}

provider "alicloud" {
  alias  = "cn"
  region = "cn-hangzhou"
}

data "alicloud_account" "current" {}

data "alicloud_regions" "current" {
  current = true
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:${data.alicloud_account.current.id}:/queues/orders-dead/messages" # want "FCA207 alicloud_fcv3_async_invoke_config.orders: .*it is in region \"cn-hangzhou\", but the function is in \"eu-central-1\", the region of provider.alicloud"
    }
    on_success {
      destination = "acs:mns:${var.region}:${data.alicloud_account.current.id}:/topics/orders-done/messages"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "cn" {
  provider      = alicloud.cn
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:${data.alicloud_account.current.id}:/queues/orders-dead/messages"
    }
    on_success {
      destination = "acs:mns:${data.alicloud_regions.current.regions[0].id}:${data.alicloud_account.current.id}:/topics/orders-done/messages" # want "FCA207 .*cn: .*but the function is in \"cn-hangzhou\""
    }
  }
}
