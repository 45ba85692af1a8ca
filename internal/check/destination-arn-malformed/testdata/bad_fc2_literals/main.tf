resource "alicloud_mns_queue" "dead" {
  name = "orders-dead"
}

locals {
  targets = {
    foreign = "arn:aws:sqs:eu-central-1:123456789012:orders-dead"
    bare    = "orders-dead"
    short   = "acs:mns:eu-central-1:/queues/orders-dead/messages"
    url     = "https://1234567890123456.mns.eu-central-1.aliyuncs.com/queues/orders-dead"
    role    = "acs:ram::1234567890123456:role/worker"
    case    = "ACS:mns:eu-central-1:1234567890123456:/queues/orders-dead/messages"
    path    = "/queues/orders-dead/messages"
  }
}

resource "alicloud_fc_function_async_invoke_config" "foreign" {
  service_name  = "shop"
  function_name = "foreign"

  destination_config {
    on_failure {
      destination = local.targets.foreign # want "FCA201 .*: the destination of on_failure is \"arn:aws:sqs:.*\" .local.targets.foreign.: it is an ARN of another cloud"
    }
    on_success {
      destination = local.targets["bare"] # want "names a queue but is not its ARN: write acs:mns:<region>:<account id>:/queues/"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "short" {
  service_name  = "shop"
  function_name = "short"

  destination_config {
    on_failure {
      destination = local.targets.short # want "fewer than the five parts"
    }
    on_success {
      destination = local.targets.url # want "it is no ARN"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "role" {
  service_name  = "shop"
  function_name = "role"

  destination_config {
    on_failure {
      destination = local.targets.role # want "the ARN of a RAM role"
    }
    on_success {
      destination = local.targets.case # want "it is no ARN"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "space" {
  service_name  = "shop"
  function_name = "space"

  destination_config {
    on_failure {
      destination = <<-ARN
        acs:mns:eu-central-1:1234567890123456:/queues/${alicloud_mns_queue.dead.name}/messages
      ARN
    }
    on_success {
      destination = " acs:mns:eu-central-1:1234567890123456:/queues/orders-done/messages" # want "it has white space around it"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "path" {
  service_name  = "shop"
  function_name = "path"

  destination_config {
    on_failure {
      destination = local.targets.path # want "it is no ARN"
    }
  }
}
