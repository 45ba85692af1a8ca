variable "role" { type = string }
variable "on_failure" { type = string }
variable "on_success" { type = string }

resource "alicloud_fcv3_function" "orders" {
  function_name = "orders"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = var.role
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = alicloud_fcv3_function.orders.function_name

  destination_config {
    on_failure {
      destination = var.on_failure
    }
    on_success {
      destination = var.on_success
    }
  }
}

