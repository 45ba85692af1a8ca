variable "role_name" {
  type = string
}

variable "policy" {
  type = object({
    name = string
    type = string
  })
}

resource "alicloud_ram_role_policy_attachment" "this" {
  role_name   = var.role_name
  policy_name = var.policy.name
  policy_type = var.policy.type # want "FCA308 module.attachment.alicloud_ram_role_policy_attachment.this"
}
