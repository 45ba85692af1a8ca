resource "alicloud_fc_service" "this" {
  name = "shop"
}
resource "alicloud_fc_function" "this" {
  service = alicloud_fc_service.this.name
  name    = "repair"
  runtime = "python3"
  handler = "index.handler"
}
output "arn" {
  value = alicloud_fc_function.this.function_arn
}
