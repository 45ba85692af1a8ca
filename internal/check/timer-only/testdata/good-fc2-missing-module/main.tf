resource "alicloud_fc_trigger" "nightly" {
  service  = "shop"
  function = "cleanup"
  name     = "nightly"
  type     = "timer"
}

module "triggers" {
  source = "../triggers"
}

resource "alicloud_fc_function_async_invoke_config" "cleanup" {
  service_name  = "shop"
  function_name = "cleanup"
  destination_config { # undecided "FCA404 .*, as module.triggers cannot be read$"
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}
