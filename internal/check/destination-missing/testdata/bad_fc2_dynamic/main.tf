variable "dead_letters" {
  type = list(string)
}

locals {
  sides = [{ arn = "" }]
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  count         = 2
  service_name  = "shop"
  function_name = "orders-${count.index}"

  destination_config {
    dynamic "on_failure" {
      for_each = local.sides
      content {
        destination = on_failure.value.arn # want `FCA102 .*orders\[0\]: ` `FCA102 .*orders\[1\]: `
      }
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "refunds" {
  service_name  = "shop"
  function_name = "refunds"

  destination_config {
    on_success {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/topics/done/messages"
    }
    dynamic "on_failure" { # undecided `FCA102 .*on_failure has no destination, and whether the block exists`
      for_each = var.dead_letters
      content {
        destination = ""
      }
    }
  }
}
