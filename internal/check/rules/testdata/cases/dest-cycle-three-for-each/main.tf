resource "alicloud_fcv3_function" "f" { # want `warning FCA301 .*\.f\["a"\]:` `warning FCA301 .*\.f\["b"\]:` `warning FCA301 .*\.f\["c"\]:`
  for_each      = { a = "b", b = "c", c = "a" }
  function_name = "step-${each.key}"
  runtime       = "python3.10"
  handler       = "index.handler"
}
resource "alicloud_fcv3_async_invoke_config" "f" {
  for_each      = { a = "b", b = "c", c = "a" }
  function_name = alicloud_fcv3_function.f[each.key].function_name
  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/dead/messages"
    }
    on_success {
      destination = alicloud_fcv3_function.f[each.value].function_arn # want `warning FCA212 alicloud_fcv3_async_invoke_config.f\["a"\]:`
    }
  }
}
