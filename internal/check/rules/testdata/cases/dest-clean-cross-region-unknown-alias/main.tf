variable "mq_region" { type = string }
provider "alicloud" {
  region = "cn-hangzhou"
}
provider "alicloud" {
  alias  = "mq"
  region = var.mq_region
}
data "alicloud_regions" "mq" {
  provider = alicloud.mq
  current  = true
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:${data.alicloud_regions.mq.regions[0].id}:1234567890123456:/queues/dead/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:mns:${var.mq_region}:1234567890123456:/queues/dead/messages"
    }
  }
}
