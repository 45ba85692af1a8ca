variable "stage" {
  type    = string
  default = "staging"
}

variable "service" {
  type = string
}

resource "alicloud_fc_alias" "stages" {
  for_each        = toset(["dev", "prod"])
  service_name    = var.service
  alias_name      = each.key
  service_version = "LATEST"
}

module "async" {
  source    = "./async"
  service   = var.service
  qualifier = var.stage
}
