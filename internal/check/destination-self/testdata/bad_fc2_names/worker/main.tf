variable "name" {
  type = string
}

variable "failure" {
  type = string
}

resource "alicloud_fc_service" "shop" {
  name = "shop"
}

resource "alicloud_fc_function" "this" {
  service = alicloud_fc_service.shop.name
  name    = var.name
  runtime = "python3.10"
  handler = "index.handler"
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name  = alicloud_fc_service.shop.name
  function_name = alicloud_fc_function.this.name

  destination_config {
    on_failure {
      destination = var.failure # want "FCA211 module.worker..orders...alicloud_fc_function_async_invoke_config.this: "
    }
    on_success {
      destination = alicloud_fc_function.this.function_arn # want "FCA211 module.worker..orders" "FCA211 module.worker..refunds"
    }
  }
}
