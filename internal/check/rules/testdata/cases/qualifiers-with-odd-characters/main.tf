variable "x" {
  type = string
}

resource "alicloud_fcv3_async_invoke_config" "heredoc" {
  function_name = "a"
  qualifier     = <<-EOT
    prod
  EOT
}

resource "alicloud_fcv3_async_invoke_config" "trailing" {
  function_name = "b"
  qualifier     = "LATEST " # want `error FCA105 alicloud_fcv3_async_invoke_config.trailing: `
}

resource "alicloud_fcv3_async_invoke_config" "partly" {
  function_name = "c"
  qualifier     = "${var.x}.y" # want `error FCA105 alicloud_fcv3_async_invoke_config.partly: `
}

resource "alicloud_fcv3_async_invoke_config" "release" {
  function_name = "d"
  qualifier     = "release-${var.x}" # want `error FCA502 alicloud_fcv3_async_invoke_config.release: `
}
