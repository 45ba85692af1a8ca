variable "on" {
  type    = bool
  default = true
}

resource "alicloud_fcv3_function" "f" {
  function_name = "a"
  runtime       = "python3.10"
  handler       = "index.handler"

  lifecycle {
    ignore_changes = [code]
  }
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  count         = var.on ? 1 : 0
  function_name = alicloud_fcv3_function.f.function_name
  depends_on    = [alicloud_fcv3_function.f]

  timeouts {
    create = "2m"
    update = "2m"
    delete = "2m"
  }

  lifecycle {
    create_before_destroy = true
    replace_triggered_by  = [alicloud_fcv3_function.f.id]
    precondition {
      condition     = var.on
      error_message = "Must be on."
    }
  }

  provisioner "local-exec" {
    command = "echo ${self.function_name}"
  }
}
