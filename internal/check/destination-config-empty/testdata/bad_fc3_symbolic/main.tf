variable "functions" {
  type = set(string)
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = var.functions
  function_name = each.value

  destination_config {} # want "FCA101 alicloud_fcv3_async_invoke_config\\.this.*: "
}
