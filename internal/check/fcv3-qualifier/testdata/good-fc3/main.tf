variable "stage" {
  type = string
}

variable "none" {
  type    = string
  default = null
}

resource "alicloud_fcv3_async_invoke_config" "unset" {
  function_name = "a"
}

resource "alicloud_fcv3_async_invoke_config" "latest" {
  function_name = "b"
  qualifier     = "LATEST"
}

# Null and the empty string are the same as unset.
resource "alicloud_fcv3_async_invoke_config" "null" {
  function_name = "c"
  qualifier     = var.none
}

resource "alicloud_fcv3_async_invoke_config" "empty" {
  function_name = "d"
  qualifier     = ""
}

# May be LATEST: FCA105 asks.
resource "alicloud_fcv3_async_invoke_config" "unknown" {
  function_name = "e"
  qualifier     = var.stage
}

resource "alicloud_fcv3_async_invoke_config" "either" {
  function_name = "f"
  qualifier     = var.stage == "prod" ? "live" : "LATEST"
}

resource "alicloud_fcv3_async_invoke_config" "upper" {
  function_name = "g"
  qualifier     = upper(var.stage)
}

# Illegal, or misspelt: FCA105.
resource "alicloud_fcv3_async_invoke_config" "illegal" {
  for_each      = toset(["not legal", "9lives", "latest", "Latest", "$LATEST"])
  function_name = "h"
  qualifier     = each.key
}

# FC2 can manage any qualifier.
resource "alicloud_fc_function_async_invoke_config" "live" {
  service_name  = "shop"
  function_name = "orders"
  qualifier     = "live"
}
