variable "policies" {
  type = map(string)
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

resource "alicloud_ram_policy" "delivery" {
  policy_name = "own"
  policy_document = jsonencode({
    Version = "1"
    Statement = [{
      Effect   = "Allow"
      Action   = "mns:SendMessage"
      Resource = "acs:mns:*:*:/queues/orders-failed/messages"
    }]
  })
}

resource "alicloud_ram_role_policy_attachment" "delivery" {
  for_each = var.policies

  role_name   = alicloud_ram_role.delivery.id
  policy_name = each.key
  policy_type = each.value
}

output "arn" {
  value = alicloud_ram_role.delivery.arn
}
