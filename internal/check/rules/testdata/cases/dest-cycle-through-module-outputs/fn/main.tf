variable "name" { type = string }
resource "alicloud_fcv3_function" "this" {
  function_name = var.name
  runtime       = "python3.10"
  handler       = "index.handler"
}
output "name" {
  value = alicloud_fcv3_function.this.id
}
output "arn" {
  value = alicloud_fcv3_function.this.function_arn
}
