locals {
  queue = "acs:mns:cn-hangzhou:1234567890123456:/queues"
}

resource "alicloud_fcv3_async_invoke_config" "both" {
  function_name = "both"
  destination_config {
    on_failure {
      destination = "${local.queue}/dead/messages"
    }
    on_success {
      destination = "${local.queue}/done/messages"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "none" {
  function_name            = "none"
  max_async_retry_attempts = 1
}

# The faults below have names of their own: FCA101, FCA102, FCA107.
resource "alicloud_fcv3_async_invoke_config" "empty" {
  function_name = "empty"
  destination_config {}
}

resource "alicloud_fcv3_async_invoke_config" "blank" {
  function_name = "blank"
  destination_config {
    on_failure {
      destination = ""
    }
    on_success {
      destination = "${local.queue}/done/messages"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "missing" {
  function_name = "missing"
  destination_config {
    on_failure {}
  }
}

resource "alicloud_fcv3_async_invoke_config" "misspelt" {
  function_name = "misspelt"
  destination_config {
    on_failure {
      destination = "${local.queue}/dead/messages"
    }
    on_sucess {
      destination = "${local.queue}/done/messages"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "split" {
  function_name = "split"
  destination_config {
    on_failure {
      destination = "${local.queue}/dead/messages"
    }
  }
  destination_config {
    on_success {
      destination = "${local.queue}/done/messages"
    }
  }
}

# FC2 sends null for the missing side, which the API accepts.
resource "alicloud_fc_function_async_invoke_config" "failure" {
  service_name  = "shop"
  function_name = "orders"
  destination_config {
    on_failure {
      destination = "${local.queue}/dead/messages"
    }
  }
}
