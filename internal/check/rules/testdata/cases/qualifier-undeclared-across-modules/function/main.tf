resource "alicloud_fc_service" "s" {
  name = "svc"
}

resource "alicloud_fc_function" "f" {
  service = alicloud_fc_service.s.name
  name    = "fn"
  runtime = "python3.10"
  handler = "index.handler"
}

resource "alicloud_fc_alias" "prod" {
  service_name    = alicloud_fc_service.s.name
  alias_name      = "prod"
  service_version = "1"
}

output "service_name" {
  value = alicloud_fc_service.s.id
}

output "function_name" {
  value = alicloud_fc_function.f.name
}
