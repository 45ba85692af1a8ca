variable "name" {
  type = string
}

variable "service" {
  type = string
}

resource "alicloud_ram_role" "delivery" {
  role_name                   = "${var.name}-delivery"
  assume_role_policy_document = templatefile("${path.module}/trust.json.tftpl", { services = [var.service] })
}

output "arn" {
  value = alicloud_ram_role.delivery.arn
}
