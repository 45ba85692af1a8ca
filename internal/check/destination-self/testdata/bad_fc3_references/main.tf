variable "region" {
  type = string
}

provider "alicloud" {
  region = var.region
}

data "alicloud_account" "current" {}

resource "alicloud_fcv3_function" "generated" {
  runtime = "python3.10"
  handler = "index.handler"
}

resource "alicloud_fcv3_async_invoke_config" "generated" {
  function_name = alicloud_fcv3_function.generated.function_name

  destination_config {
    on_failure {
      destination = alicloud_fcv3_function.generated.function_arn # want "FCA211 alicloud_fcv3_async_invoke_config.generated: .*the configured function itself"
    }
  }
}

variable "functions" {
  type = set(string)
}

resource "alicloud_fcv3_async_invoke_config" "each" {
  for_each      = var.functions
  function_name = each.key
  qualifier     = "LATEST"

  destination_config {
    on_success {
      destination = "acs:fc:${var.region}:${data.alicloud_account.current.id}:functions/${each.key}" # want "FCA211"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "alias" {
  function_name = "worker"
  qualifier     = "prod"

  destination_config {
    on_failure {
      destination = "acs:fc:${var.region}:${data.alicloud_account.current.id}:functions/worker/prod" # want "FCA211"
    }
  }
}
