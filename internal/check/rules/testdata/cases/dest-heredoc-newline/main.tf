resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "a"
  destination_config {
    on_failure {
      destination = <<EOT
acs:mns:eu-central-1:1234567890123456:/queues/dead/messages
EOT
    }
  }
}
data "alicloud_account" "me" {}
resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "shop"
  function_name = "b"
  destination_config {
    on_failure {
      destination = <<-EOT
        acs:mns:eu-central-1:${data.alicloud_account.me.id}:/queues/dead/messages
      EOT
    }
  }
}
