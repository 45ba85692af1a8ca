variable "service" {
  type = string
}

variable "names" {
  type = list(string)
}

resource "alicloud_fc_alias" "this" {
  count           = length(var.names)
  service_name    = var.service
  alias_name      = var.names[count.index]
  service_version = "1"
}

output "aliases" {
  value = alicloud_fc_alias.this[*].alias_name
}
