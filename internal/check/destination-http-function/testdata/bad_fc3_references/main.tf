provider "alicloud" {
  region = "eu-central-1"
}

data "alicloud_account" "current" {}

resource "random_pet" "name" {}

resource "alicloud_fcv3_function" "repair" {
  function_name = "repair-${random_pet.name.id}"
  runtime       = "python3.10"
  handler       = "index.handler"
}

resource "alicloud_fcv3_function" "generated" {
  runtime = "python3.10"
  handler = "index.handler"
}

resource "alicloud_fcv3_trigger" "http" {
  for_each = {
    repair    = alicloud_fcv3_function.repair.function_name
    generated = alicloud_fcv3_function.generated.function_name
  }
  function_name  = each.value
  trigger_name   = "http"
  trigger_type   = "http"
  qualifier      = "LATEST"
  trigger_config = "{}"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:${data.alicloud_account.current.id}:functions/${alicloud_fcv3_function.repair.function_name}/prod" # want "FCA210 alicloud_fcv3_async_invoke_config.orders: .*the http trigger alicloud_fcv3_trigger.http..repair.., but only event functions"
    }
    on_success {
      destination = alicloud_fcv3_function.generated.function_arn # want "FCA210 .*alicloud_fcv3_trigger.http..generated"
    }
  }
}
