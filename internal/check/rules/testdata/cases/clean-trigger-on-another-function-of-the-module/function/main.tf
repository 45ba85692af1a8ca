variable "name" {
  type = string
}

variable "qualifier" {
  type = string
}

resource "random_string" "suffix" {
  length  = 6
  special = false
}

resource "alicloud_fcv3_function" "this" {
  function_name = "${var.name}-${random_string.suffix.result}"
  runtime       = "python3.10"
  handler       = "index.handler"
}

resource "alicloud_fcv3_trigger" "this" {
  function_name = alicloud_fcv3_function.this.function_name
  trigger_name  = "uploads"
  trigger_type  = "oss"
  qualifier     = var.qualifier
}

output "name" {
  value = alicloud_fcv3_function.this.function_name
}
