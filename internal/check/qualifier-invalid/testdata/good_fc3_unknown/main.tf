variable "qualifier" {
  type = string
}

variable "live" {
  type = bool
}

resource "alicloud_fcv3_async_invoke_config" "variable" {
  function_name = "variable"
  qualifier     = var.qualifier # undecided `FCA105 .*whether the qualifier is LATEST.*, because var\.qualifier is not known`
}

resource "alicloud_fcv3_async_invoke_config" "perhaps" {
  function_name = "perhaps"
  qualifier     = var.live ? "live" : null # undecided `FCA105 .*whether the qualifier is LATEST`
}
