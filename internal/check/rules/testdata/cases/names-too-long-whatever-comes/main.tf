variable "env" {
  type = string
}

resource "alicloud_fcv3_async_invoke_config" "long" {
  function_name = "${var.env}-${join("", [for i in range(128) : "x"])}" # want `error FCA106 alicloud_fcv3_async_invoke_config.long: `
}

resource "alicloud_fcv3_async_invoke_config" "perhaps" {
  function_name = "${var.env}${join("", [for i in range(128) : "x"])}"
}

resource "alicloud_fcv3_async_invoke_config" "unicode" {
  function_name = "bestellungen-für-${var.env}" # want `error FCA106 alicloud_fcv3_async_invoke_config.unicode: `
}

resource "alicloud_fcv3_async_invoke_config" "newline" {
  function_name = <<-EOT
    orders
  EOT
}
