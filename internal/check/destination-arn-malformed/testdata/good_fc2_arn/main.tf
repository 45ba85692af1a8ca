provider "alicloud" {
  region = "cn-hangzhou"
}

data "alicloud_account" "default" {}

data "alicloud_regions" "default" {
  current = true
}

resource "random_integer" "default" {
  max = 99999
  min = 10000
}

resource "alicloud_mns_queue" "default" {
  name = "terraform-example-${random_integer.default.result}"
}

resource "alicloud_fc_function" "repair" {
  service = "shop"
  name    = "repair"
  runtime = "python3.10"
  handler = "index.handler"
}

resource "alicloud_fc_function_async_invoke_config" "default" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:${data.alicloud_regions.default.regions.0.id}:${data.alicloud_account.default.id}:/queues/${alicloud_mns_queue.default.name}/messages"
    }
    on_success {
      destination = alicloud_fc_function.repair.function_arn
    }
  }
}

# No destination at all is not this rule's matter.
resource "alicloud_fc_function_async_invoke_config" "empty" {
  service_name  = "shop"
  function_name = "empty"

  destination_config {
    on_failure {
      destination = ""
    }
  }
}
