variable "dead_letter_arn" {
  type = string
}

variable "prefix" {
  type = string
}

resource "terraform_data" "later" {
  input = "x"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = var.dead_letter_arn # undecided "FCA201 .*on_failure.*var.dead_letter_arn is not known"
    }
    on_success {
      destination = "${var.prefix}:/topics/orders-done/messages" # undecided "FCA201 .*on_success.*var.prefix"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "refunds" {
  function_name = "refunds"

  destination_config {
    on_failure {
      destination = terraform_data.later.output # undecided "FCA201"
    }
    on_success {
      destination = "acs:mns:${var.prefix}:/topics/refunds-done/messages" # undecided "FCA201 .*on_success"
    }
  }
}
