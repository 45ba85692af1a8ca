locals {
  region = lookup({ prod = "eu-central-1" }, terraform.workspace, "eu-central-1")
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:${local.region}:1234567890123456:/queues/${terraform.workspace}-dead/messages"
    }
  }
}
