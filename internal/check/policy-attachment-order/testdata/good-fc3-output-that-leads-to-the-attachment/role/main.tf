resource "alicloud_ram_role" "fc" {
  role_name = "fc"
  assume_role_policy_document = jsonencode({
    Version = "1"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = ["fc.aliyuncs.com"] }
    }]
  })
}

locals {
  policies = toset(["AliyunMNSFullAccess", "AliyunFCInvocationAccess"])
}

resource "alicloud_ram_role_policy_attachment" "system" {
  for_each    = local.policies
  role_name   = alicloud_ram_role.fc.role_name
  policy_name = each.value
  policy_type = "System"
}

output "arn" {
  value = alicloud_ram_role.fc.arn
}

output "attachments" {
  value = [for a in alicloud_ram_role_policy_attachment.system : a.id]
}
