# RAM is not documented to take upper and lower case of a resource for the same.
resource "alicloud_message_service_queue" "dead" {
  queue_name = "Invoices-Dead"
}

resource "alicloud_ram_role" "invoices" {
  role_name = "invoices"
  assume_role_policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["fc.aliyuncs.com"] } }]
  })
}

resource "alicloud_ram_policy" "invoices" {
  policy_name = "invoices"
  policy_document = jsonencode({
    Version = "1"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "MNS:SendMessage"
        Resource = "acs:mns:*:*:/queues/invoices-*/messages" # want "warning FCA302 .*invoices: .*matches only if upper and lower case"
      },
    ]
  })
}

resource "alicloud_ram_role_policy_attachment" "invoices" {
  role_name   = alicloud_ram_role.invoices.role_name
  policy_name = alicloud_ram_policy.invoices.policy_name
  policy_type = "Custom"
}

resource "alicloud_fcv3_function" "invoices" {
  function_name = "invoices"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_ram_role.invoices.arn
}

resource "alicloud_fcv3_async_invoke_config" "invoices" {
  function_name = alicloud_fcv3_function.invoices.function_name

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"
    }
  }
}
