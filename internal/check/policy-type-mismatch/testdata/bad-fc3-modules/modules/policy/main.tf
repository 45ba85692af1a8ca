resource "alicloud_ram_policy" "delivery" {
  policy_name = "orders-delivery"
  policy_document = jsonencode({
    Version = "1"
    Statement = [{
      Effect   = "Allow"
      Action   = "mns:SendMessage"
      Resource = "acs:mns:*:*:/queues/orders-failed/messages"
    }]
  })
}

output "name" {
  value = alicloud_ram_policy.delivery.policy_name
}
