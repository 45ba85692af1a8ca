# The document comes together from a list of statements in a child module.
module "role" {
  source = "./role"
  name   = "chain"
  denied = ["functions/repair", "functions/repair/*"]
}

module "plain" {
  source = "./role"
  name   = "plain"
  denied = []
}

resource "alicloud_fcv3_function" "chain" {
  function_name = "chain"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = module.role.arn
}

resource "alicloud_fcv3_function" "plain" {
  function_name = "plain"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = module.plain.arn
}

resource "alicloud_fcv3_async_invoke_config" "chain" {
  for_each      = { chain = alicloud_fcv3_function.chain.function_name, plain = alicloud_fcv3_function.plain.function_name }
  function_name = each.value

  destination_config {
    on_failure {
      destination = "acs:fc:cn-hangzhou:1234567890123456:functions/repair"
    }
  }
}
