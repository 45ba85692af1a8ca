# Role and policy come from a registry: neither can be read.
module "role" {
  source  = "terraform-alicloud-modules/ram-role/alicloud"
  version = "1.0.0"

  role_name = "worker"
}

resource "alicloud_fcv3_function" "worker" {
  function_name = "worker"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = module.role.arn
}

resource "alicloud_fcv3_async_invoke_config" "worker" {
  function_name = alicloud_fcv3_function.worker.function_name

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/worker-dead/messages"
    }
  }
}
