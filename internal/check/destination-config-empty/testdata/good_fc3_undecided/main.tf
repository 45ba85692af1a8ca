variable "dead_letter_arn" {
  type = string
}

variable "with_destination" {
  type = bool
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config { # undecided "FCA101 .destination-config-empty. is undecided: whether destination_config has"
    dynamic "on_failure" {
      for_each = var.dead_letter_arn == "" ? [] : [var.dead_letter_arn]
      content {
        destination = on_failure.value
      }
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "refunds" {
  function_name = "refunds"

  dynamic "destination_config" { # undecided "whether there is a destination_config"
    for_each = var.with_destination ? [1] : []
    content {}
  }
}

# One side is certain: whatever becomes of the other, the block is not empty.
resource "alicloud_fcv3_async_invoke_config" "stock" {
  function_name = "stock"

  destination_config {
    on_failure {
      destination = var.dead_letter_arn
    }
    dynamic "on_success" {
      for_each = var.with_destination ? [1] : []
      content {
        destination = "acs:mns:eu-central-1:1234567890123456:/topics/done/messages"
      }
    }
  }
}
