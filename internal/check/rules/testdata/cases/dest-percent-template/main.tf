variable "names" {
  type    = list(string)
  default = ["dead"]
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/%{for n in var.names}${n}%{endfor}/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/%{if length(var.names) > 3}many%{else}${var.names[0]}%{endif}" # want "error FCA203 alicloud_fc_function_async_invoke_config.b:"
    }
  }
}
