variable "role_name" { type = string }
variable "queues" { type = list(string) }

locals {
  resources = [for q in var.queues : "acs:mns:*:*:/queues/${q}/messages"] # want "FCA302 module.function\\[\"refunds\"\\].alicloud_fcv3_async_invoke_config.this: .*/queues/orders-dead/messages\" is another queue"
}

resource "alicloud_ram_policy" "send" {
  policy_name = "${var.role_name}-send"
  policy_document = jsonencode({
    Version = "1"
    Statement = [{
      Effect   = "Allow"
      Action   = ["mns:SendMessage"]
      Resource = local.resources
    }]
  })
}

resource "alicloud_ram_role_policy_attachment" "send" {
  role_name   = var.role_name
  policy_name = alicloud_ram_policy.send.policy_name
  policy_type = "Custom"
}
