# The service is made elsewhere, or by another provider configuration, or perhaps not at all.
provider "alicloud" {
  region = "cn-hangzhou"
}

provider "alicloud" {
  alias  = "shanghai"
  region = "cn-shanghai"
}

variable "create_service" { type = bool }

resource "alicloud_fc_service" "shanghai" {
  provider = alicloud.shanghai
  name     = "shop"
}

resource "alicloud_fc_service" "maybe" {
  count = var.create_service ? 1 : 0
  name  = "maybe"
}

resource "alicloud_fc_function_async_invoke_config" "shop" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "maybe" {
  service_name  = "maybe"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}
