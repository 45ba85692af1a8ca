resource "alicloud_ram_role" "this" {
  role_name = local.full_name

  assume_role_policy_document = jsonencode({
    Version = "1"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = ["fc.aliyuncs.com"] }
    }]
  })
}

resource "alicloud_ram_policy" "deliver" {
  policy_name = "${local.full_name}-deliver"

  policy_document = jsonencode({
    Version = "1"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "mns:SendMessage"
        Resource = local.dead
      },
      {
        Effect   = "Allow"
        Action   = "mns:PublishMessage"
        Resource = local.done
      },
    ]
  })
}

resource "alicloud_ram_role_policy_attachment" "deliver" {
  role_name   = alicloud_ram_role.this.role_name
  policy_name = alicloud_ram_policy.deliver.policy_name
  policy_type = alicloud_ram_policy.deliver.type
}
