resource "alicloud_ram_policy" "send" {
  policy_name = "send"
  policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = ["mns:SendMessage"], Resource = ["acs:mns:*:*:/queues/dead/messages"] }]
  })
}
resource "alicloud_fc_function_async_invoke_config" "a" {
  service_name  = "svc"
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-beijing:1234567890123456:/queues/dead/messages"
    }
  }
}
