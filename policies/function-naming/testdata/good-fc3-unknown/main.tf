variable "name" {
  type = string
}

resource "alicloud_fcv3_async_invoke_config" "unknown" {
  function_name = "shop-${var.name}" # undecided "policy.function-naming .*: whether the name of the function matches \\^.*, because var.name is not known before apply$"
}
