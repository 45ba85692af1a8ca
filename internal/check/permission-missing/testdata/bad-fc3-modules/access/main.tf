resource "alicloud_ram_role" "orders" {
  role_name = "orders"
  assume_role_policy_document = jsonencode({
    Version = "1"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = ["fc.aliyuncs.com"] }
    }]
  })
}

resource "alicloud_ram_policy" "orders" {
  policy_name     = "orders"
  policy_document = file("${path.module}/policy.json")
}

resource "alicloud_ram_role_policy_attachment" "orders" {
  role_name   = alicloud_ram_role.orders.role_name
  policy_name = alicloud_ram_policy.orders.policy_name
  policy_type = "Custom"
}

output "arn" {
  value = alicloud_ram_role.orders.arn
}
