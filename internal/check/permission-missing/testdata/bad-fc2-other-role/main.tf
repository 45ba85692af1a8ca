# The policy is attached to a role that no service has.
resource "alicloud_ram_role" "service" {
  count     = 2
  role_name = "batch-${count.index}"
  assume_role_policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["fc.aliyuncs.com"] } }]
  })
}

resource "alicloud_ram_policy" "send" {
  policy_name = "batch-send"
  policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "mns:Send?essage", Resource = "acs:mns:*:*:/queues/*" }]
  })
}

resource "alicloud_ram_role_policy_attachment" "send" {
  role_name   = alicloud_ram_role.service[1].role_name # want "FCA302 .*batch: .*the role alicloud_ram_role.service\\[0\\] may not deliver"
  policy_name = alicloud_ram_policy.send.policy_name
  policy_type = "Custom"
}

resource "alicloud_fc_service" "batch" {
  name = "batch"
  role = alicloud_ram_role.service[0].arn
}

resource "alicloud_fc_function_async_invoke_config" "batch" {
  service_name  = alicloud_fc_service.batch.id
  function_name = "batch"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/batch-dead/messages"
    }
  }
}
