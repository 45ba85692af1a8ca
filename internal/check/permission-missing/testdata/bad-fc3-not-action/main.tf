data "alicloud_account" "current" {}

resource "alicloud_ram_role" "etl" {
  role_name = "etl"
  assume_role_policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["fc.aliyuncs.com"] } }]
  })
}

# Everything but messaging and RAM, as its author thought of the deploying user.
resource "alicloud_ram_policy" "etl" {
  policy_name = "etl"
  policy_document = jsonencode({
    Version = "1"
    Statement = [
      {
        Effect    = "Allow"
        NotAction = ["ram:*", "mns:*"] # want "FCA302 .*etl: .*queue of on_failure.*it leaves mns:SendMessage out \\(NotAction\\)"
        Resource  = "*"
      },
    ]
  })
}

resource "alicloud_ram_role_policy_attachment" "etl" {
  role_name   = alicloud_ram_role.etl.role_name
  policy_name = alicloud_ram_policy.etl.policy_name
  policy_type = "Custom"
}

resource "alicloud_fcv3_function" "etl" {
  function_name = "etl"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_ram_role.etl.arn
}

resource "alicloud_fcv3_async_invoke_config" "etl" {
  function_name = alicloud_fcv3_function.etl.function_name

  destination_config {
    on_failure {
      destination = "acs:mns:us-west-1:${data.alicloud_account.current.id}:/queues/etl-dead/messages"
    }
    on_success {
      destination = "acs:eventbridge:us-west-1:${data.alicloud_account.current.id}:eventbus/etl"
    }
  }
}
