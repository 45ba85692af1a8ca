variable "policies" {
  type = list(string)
}

locals {
  type = "System"
}

resource "alicloud_ram_role" "delivery" {
  role_name = "orders-delivery"
  assume_role_policy_document = jsonencode({
    Version = "1"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = ["fc.aliyuncs.com"] }
    }]
  })
}

resource "alicloud_ram_role_policy_attachment" "delivery" {
  count = length(var.policies)

  role_name   = alicloud_ram_role.delivery.id
  policy_name = var.policies[count.index]
  policy_type = local.type # want `FCA308 module.role.alicloud_ram_role_policy_attachment.delivery\[0\]: .*declared here as module.policy.alicloud_ram_policy.delivery`
}

output "arn" {
  value = alicloud_ram_role.delivery.arn
}
