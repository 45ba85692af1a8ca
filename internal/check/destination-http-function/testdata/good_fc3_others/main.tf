provider "alicloud" {
  region = "eu-central-1"
}

provider "alicloud" {
  alias  = "cn"
  region = "cn-hangzhou"
}

variable "public" {
  type = bool
}

resource "alicloud_fcv3_trigger" "timer" {
  function_name  = "repair"
  trigger_name   = "timer"
  trigger_type   = "timer"
  qualifier      = "LATEST"
  trigger_config = "{}"
}

# A function of the same name elsewhere.
resource "alicloud_fcv3_trigger" "cn" {
  provider       = alicloud.cn
  function_name  = "repair"
  trigger_name   = "http"
  trigger_type   = "http"
  qualifier      = "LATEST"
  trigger_config = "{}"
}

resource "alicloud_fcv3_trigger" "maybe" {
  count          = var.public ? 1 : 0
  function_name  = "bill"
  trigger_name   = "http"
  trigger_type   = "http"
  qualifier      = "LATEST"
  trigger_config = "{}"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:functions/repair"
    }
    on_success {
      destination = "acs:fc:eu-central-1:1234567890123456:functions/bill" # undecided "FCA210"
    }
  }
}
