variable "env" {
  type = string
}

variable "name" {
  type = string
}

resource "random_id" "suffix" {
  byte_length = 4
}

resource "alicloud_fc_service" "s" {
  name_prefix = "svc-"
}

resource "alicloud_fcv3_function" "generated" {
  runtime = "python3.10"
  handler = "index.handler"
}

resource "alicloud_fc_function_async_invoke_config" "id" {
  service_name  = alicloud_fc_service.s.id
  function_name = "_private"
}

resource "alicloud_fcv3_async_invoke_config" "migrated" {
  function_name = "svc$orders"
}

resource "alicloud_fcv3_async_invoke_config" "generated" {
  function_name = alicloud_fcv3_function.generated.function_name
}

resource "alicloud_fcv3_async_invoke_config" "generated_id" {
  function_name = alicloud_fcv3_function.generated.id
  provider      = alicloud.other
}

resource "alicloud_fcv3_async_invoke_config" "unknown" {
  function_name = var.name
}

resource "alicloud_fcv3_async_invoke_config" "partly" {
  function_name = "orders-${var.env}-${random_id.suffix.hex}"
}

resource "alicloud_fcv3_async_invoke_config" "long" {
  function_name = format("a%0127d", 1)
}

resource "alicloud_fcv3_async_invoke_config" "formatted" {
  function_name = lower(replace("Orders Worker", "/[^A-Za-z0-9]+/", "-"))
}

provider "alicloud" {
  alias  = "other"
  region = "cn-shanghai"
}

provider "alicloud" {
  region = "cn-hangzhou"
}
