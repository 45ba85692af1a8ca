# The function is not declared here, or it is another one: of another generation, or of
# another region.
provider "alicloud" {
  region = "cn-hangzhou"
}

provider "alicloud" {
  alias  = "shanghai"
  region = "cn-shanghai"
}

resource "alicloud_fcv2_function" "worker" {
  service_name  = "worker"
  function_name = "worker"
  runtime       = "python3"
  handler       = "index.handler"
}

resource "alicloud_fcv3_function" "worker" {
  provider      = alicloud.shanghai
  function_name = "worker"
  runtime       = "python3.10"
  handler       = "index.handler"
}

module "function" {
  source  = "terraform-alicloud-modules/fc-function/alicloud"
  version = "1.0.0"
}

resource "alicloud_fcv3_async_invoke_config" "worker" {
  for_each      = { literal = "worker", module = module.function.function_name, migrated = "service$function" }
  function_name = each.value

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}
