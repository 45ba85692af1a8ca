# Written, and comes to nothing.
locals {
  functions = {
    resize = { role = "" }
    crop   = { role = null }
    rotate = { role = "acs:ram::1234567890123456:role/rotate" }
  }
}

variable "destination" {
  type = string
}

resource "alicloud_fcv3_function" "image" {
  for_each      = local.functions
  function_name = each.key
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = each.value.role # want "warning FCA301 .*image\\[\"crop\"\\]: the function alicloud_fcv3_function.image\\[\"crop\"\\] has no role, so nothing may be delivered to the topic of on_success" "warning FCA301 .*image\\[\"resize\"\\]: "
}

resource "alicloud_fcv3_async_invoke_config" "image" {
  for_each      = alicloud_fcv3_function.image
  function_name = each.value.function_name

  destination_config {
    on_success {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/topics/images/messages"
    }
  }
}
