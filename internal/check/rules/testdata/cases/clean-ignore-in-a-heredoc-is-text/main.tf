resource "alicloud_fc_service" "s" {
  name        = "orders"
  description = <<-EOT
    # fcasync-lint:ignore FCA103 -- only text
  EOT
}

resource "alicloud_fc_function_async_invoke_config" "a" {
  service_name  = alicloud_fc_service.s.name
  function_name = "a"
}
