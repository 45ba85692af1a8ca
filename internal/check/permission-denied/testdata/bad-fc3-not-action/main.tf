# Everything but logging is denied.
resource "alicloud_ram_role" "log" {
  role_name = "log-only"
  assume_role_policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["fc.aliyuncs.com"] } }]
  })
}

data "alicloud_ram_policy_document" "allow" {
  statement {
    action   = ["eventbridge:PutEvents", "log:*"]
    resource = ["*"]
  }
}

resource "alicloud_ram_policy" "allow" {
  policy_name     = "allow"
  policy_document = data.alicloud_ram_policy_document.allow.document
}

resource "alicloud_ram_policy" "only" {
  policy_name     = "only-log"
  policy_document = <<-EOT
    {
      "Version": "1",
      "Statement": [{
        "Effect": "Deny",
        "NotAction": "log:*",
        "Resource": "*"
      }]
    }
  EOT
}

resource "alicloud_ram_role_policy_attachment" "this" {
  count       = 2
  role_name   = alicloud_ram_role.log.role_name
  policy_name = [alicloud_ram_policy.allow.policy_name, alicloud_ram_policy.only.policy_name][count.index]
  policy_type = "Custom"
}

resource "alicloud_fcv3_function" "log" {
  function_name = "log"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_ram_role.log.arn
}

resource "alicloud_fcv3_async_invoke_config" "log" {
  function_name = alicloud_fcv3_function.log.function_name

  destination_config {
    on_success {
      destination = "acs:eventbridge:cn-hangzhou:1234567890123456:eventbus/audit"
    }
  }
}
