# Nothing is set, and the name is not known: the directory decides.
variable "name" {
  type = string
}

resource "alicloud_fcv3_async_invoke_config" "orders" { # want "policy.required-failure-destination .* functions of production such as \\$\\{var.name\\} must have" # undecided "policy.required-failure-destination .* where functions of staging must have one, because var.name is not known before apply$"
  function_name = var.name
}
