variable "prefix" {
  type = string
}

variable "functions" {
  type = list(string)
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  count         = length(var.functions)
  function_name = join("-", [var.prefix, var.functions[count.index]])
}
