variable "qualifier" {
  type    = string
  default = ""
}

variable "unknown" {
  type = string
}

resource "alicloud_fcv3_async_invoke_config" "empty" {
  function_name = "a"
  qualifier     = var.qualifier
}

resource "alicloud_fcv3_async_invoke_config" "latest" {
  function_name = "b"
  qualifier     = "LATEST"
}

resource "alicloud_fcv3_async_invoke_config" "null" {
  function_name = "c"
  qualifier     = null
}

resource "alicloud_fcv3_async_invoke_config" "unknown" {
  function_name = "d"
  qualifier     = var.unknown
}

resource "alicloud_fcv3_async_invoke_config" "conditional" {
  function_name = "e"
  qualifier     = var.unknown == "prod" ? "prod" : "LATEST"
}

resource "alicloud_fcv3_async_invoke_config" "coalesced" {
  function_name = "f"
  qualifier     = coalesce(var.qualifier, "LATEST")
}
