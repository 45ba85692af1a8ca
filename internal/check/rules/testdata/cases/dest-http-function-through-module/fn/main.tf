variable "name" { type = string }
variable "http" { type = bool }
resource "alicloud_fcv3_function" "this" {
  function_name = var.name
  runtime       = "python3.10"
  handler       = "index.handler"
}
resource "alicloud_fcv3_trigger" "http" {
  count          = var.http ? 1 : 0
  function_name  = alicloud_fcv3_function.this.function_name
  trigger_name   = "http"
  trigger_type   = "http"
  qualifier      = "LATEST"
  trigger_config = "{}"
}
output "arn" {
  value = alicloud_fcv3_function.this.function_arn
}
