provider "alicloud" {
  region = local.region
}
locals {
  region  = local.regions[local.env]
  env     = "prod"
  regions = { prod = "eu-central-1", dev = "cn-hangzhou" }
  dlq     = { for k, r in local.regions : k => "acs:mns:${r}:1234567890123456:/queues/dead/messages" }
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = local.dlq[local.env]
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = local.dlq["dev"] # want "warning FCA207 alicloud_fcv3_async_invoke_config.b:"
    }
  }
}
