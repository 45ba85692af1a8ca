variable "name" { type = string }

resource "alicloud_ram_role" "this" {
  role_name = var.name
  assume_role_policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["fc.aliyuncs.com"] } }]
  })
}

output "arn" { value = alicloud_ram_role.this.arn }
output "name" { value = alicloud_ram_role.this.role_name }
