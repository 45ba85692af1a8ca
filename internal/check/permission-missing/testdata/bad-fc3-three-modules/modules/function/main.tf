variable "name" { type = string }
variable "role_arn" { type = string }
variable "dead_letter" { type = string }

resource "alicloud_fcv3_function" "this" {
  function_name = var.name
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = var.role_arn
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = alicloud_fcv3_function.this.function_name

  destination_config {
    on_failure {
      destination = var.dead_letter
    }
  }
}
