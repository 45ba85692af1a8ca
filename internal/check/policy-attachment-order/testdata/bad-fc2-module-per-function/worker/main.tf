variable "service" {
  type = string
}

variable "name" {
  type = string
}

variable "queue" {
  type = string
}

resource "alicloud_fc_function" "this" {
  service     = var.service
  name        = var.name
  runtime     = "python3.10"
  handler     = "index.handler"
  memory_size = 512
  filename    = "worker.zip"
}

resource "alicloud_fc_function_async_invoke_config" "this" { # want "FCA309 module\\.worker\\[.a.\\]\\." "FCA309 module\\.worker\\[.b.\\]\\."
  service_name  = var.service
  function_name = alicloud_fc_function.this.name

  destination_config {
    on_failure {
      destination = var.queue
    }
  }
}
