variable "qualifier" {
  type = string
}

resource "alicloud_fcv3_trigger" "a_latest" {
  function_name = "a"
  trigger_name  = "oss"
  trigger_type  = "oss"
  qualifier     = "LATEST"
}

resource "alicloud_fcv3_trigger" "a_prod" {
  function_name = "a"
  trigger_name  = "oss-prod"
  trigger_type  = "oss"
  qualifier     = "prod"
}

resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "a"
}

resource "alicloud_fcv3_trigger" "b" {
  function_name = "b"
  trigger_name  = "oss"
  trigger_type  = "oss"
  qualifier     = var.qualifier
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "b"
}

resource "alicloud_fcv3_trigger" "other_function" {
  function_name = "d"
  trigger_name  = "oss"
  trigger_type  = "oss"
  qualifier     = "prod"
}

resource "alicloud_fcv3_async_invoke_config" "c" {
  function_name = "c"
}
