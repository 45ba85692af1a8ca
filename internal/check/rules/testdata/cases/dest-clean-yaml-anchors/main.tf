locals {
  conf = yamldecode(<<-YAML
    base: &base
      region: cn-hangzhou
      account: "1234567890123456"
    dead:
      <<: *base
      queue: dead
  YAML
  )
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:${local.conf.base.region}:${local.conf.base.account}:/queues/${local.conf.dead.queue}/messages"
    }
  }
}
