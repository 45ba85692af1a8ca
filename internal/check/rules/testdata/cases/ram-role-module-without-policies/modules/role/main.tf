variable "name" {
  type = string
}

variable "statements" {
  type    = list(any)
  default = []
}

variable "system_policies" {
  type    = set(string)
  default = []
}

resource "alicloud_ram_role" "this" {
  role_name = var.name
  assume_role_policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["fc.aliyuncs.com"] } }]
  })
}

resource "alicloud_ram_policy" "this" {
  count           = length(var.statements) > 0 ? 1 : 0
  policy_name     = "${var.name}-inline"
  policy_document = jsonencode({ Version = "1", Statement = var.statements })
}

resource "alicloud_ram_role_policy_attachment" "inline" {
  count       = length(var.statements) > 0 ? 1 : 0
  role_name   = alicloud_ram_role.this.role_name
  policy_name = alicloud_ram_policy.this[0].policy_name
  policy_type = "Custom"
}

resource "alicloud_ram_role_policy_attachment" "system" {
  for_each    = var.system_policies
  role_name   = alicloud_ram_role.this.role_name
  policy_name = each.value
  policy_type = "System"
}

output "name" {
  value = alicloud_ram_role.this.role_name
}

output "arn" {
  value = alicloud_ram_role.this.arn
  depends_on = [
    alicloud_ram_role_policy_attachment.inline,
    alicloud_ram_role_policy_attachment.system,
  ]
}
