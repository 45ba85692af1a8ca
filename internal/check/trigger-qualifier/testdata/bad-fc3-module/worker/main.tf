variable "name" {
  type = string
}

variable "qualifier" {
  type    = string
  default = "LATEST"
}

resource "alicloud_fcv3_function" "this" {
  function_name = var.name
  runtime       = "python3.10"
  handler       = "index.handler"
}

resource "alicloud_fcv3_function_version" "this" {
  function_name = alicloud_fcv3_function.this.function_name
}

resource "alicloud_fcv3_trigger" "http" {
  function_name = alicloud_fcv3_function.this.function_name
  qualifier     = alicloud_fcv3_function_version.this.version_id
  trigger_name  = "http"
  trigger_type  = "http"
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name            = alicloud_fcv3_function.this.function_name
  qualifier                = var.qualifier # want "FCA403 module.worker\\[\"a\"\\]" "FCA403 module.worker\\[\"b\"\\]"
  max_async_retry_attempts = 1
}
