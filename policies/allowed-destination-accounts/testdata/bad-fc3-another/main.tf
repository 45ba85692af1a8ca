variable "region" {
  type = string
}

variable "queue" {
  type = string
}

variable "account" {
  sensitive = true
  default   = "6543210987654321"
}

# The region and the queue are not known, and the account is.
resource "alicloud_fcv3_async_invoke_config" "partly" {
  for_each      = { ours = "1234567890123456", theirs = "6543210987654321" }
  function_name = each.key
  destination_config {
    on_failure {
      destination = "acs:mns:${var.region}:${each.value}:/queues/${var.queue}/messages" # want "policy.allowed-destination-accounts .*\\.partly\\[\"theirs\"\\]:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "sensitive" {
  function_name = "sensitive"
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:${var.account}:/queues/dead/messages" # want "policy.allowed-destination-accounts .*\\.sensitive: .* is in the account \\(sensitive value\\),"
    }
  }
}
