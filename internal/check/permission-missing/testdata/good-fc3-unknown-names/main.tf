# Any of the attachments may be to the role, whose name the server makes up.
variable "role_names" { type = set(string) }

data "alicloud_ram_policies" "all" {
  name_regex = "^fc-"
}

resource "alicloud_ram_role" "generated" {
  assume_role_policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["fc.aliyuncs.com"] } }]
  })
}

resource "alicloud_ram_role_policy_attachment" "names" {
  for_each    = var.role_names
  role_name   = each.value
  policy_name = data.alicloud_ram_policies.all.policies[0].policy_name
  policy_type = "Custom"
}

resource "alicloud_ram_role_policy_attachment" "log" {
  role_name   = alicloud_ram_role.generated.role_name
  policy_name = "AliyunFCReadOnlyAccess"
  policy_type = "System"
}

resource "alicloud_fcv3_function" "generated" {
  runtime = "python3.10"
  handler = "index.handler"
  role    = alicloud_ram_role.generated.arn
}

resource "alicloud_fcv3_async_invoke_config" "generated" {
  function_name = alicloud_fcv3_function.generated.function_name

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}
