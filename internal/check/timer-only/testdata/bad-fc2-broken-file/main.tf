resource "alicloud_fc_trigger" "nightly" {
  service  = "shop"
  function = "cleanup"
  name     = "nightly"
  type     = "timer"
}

# Another trigger may stand in the file that cannot be read.
resource "alicloud_fc_function_async_invoke_config" "cleanup" {
  service_name  = "shop"
  function_name = "cleanup"
  destination_config { # undecided "FCA404 .*: whether a trigger that is no timer invokes the function, as rest.tf cannot be read whole$"
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}
