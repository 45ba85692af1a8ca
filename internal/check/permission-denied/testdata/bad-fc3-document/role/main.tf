variable "name" { type = string }
variable "denied" { type = list(string) }

data "alicloud_ram_policy_document" "this" {
  statement {
    effect   = "Allow"
    action   = ["fc:*"]
    resource = ["*"]
  }

  dynamic "statement" {
    for_each = length(var.denied) > 0 ? ["deny"] : []
    content {
      effect   = "Deny" # want "FCA303 alicloud_fcv3_async_invoke_config.chain\\[\"chain\"\\]: Statement\\[1\\] of module.role.alicloud_ram_policy.this denies"
      action   = ["fc:Invoke*"]
      resource = [for path in var.denied : "acs:fc:*:*:${path}"]
    }
  }
}

resource "alicloud_ram_role" "this" {
  role_name = "fc-${var.name}"
  assume_role_policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["fc.aliyuncs.com"] } }]
  })
}

resource "alicloud_ram_policy" "this" {
  policy_name     = "fc-${var.name}"
  policy_document = data.alicloud_ram_policy_document.this.document
}

resource "alicloud_ram_role_policy_attachment" "this" {
  role_name   = alicloud_ram_role.this.id
  policy_name = alicloud_ram_policy.this.id
  policy_type = alicloud_ram_policy.this.type
}

output "arn" { value = alicloud_ram_role.this.arn }
