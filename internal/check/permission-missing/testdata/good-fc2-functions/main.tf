# FC 2.0 functions as destinations, with and without a qualifier.
data "alicloud_account" "me" {}

locals {
  scope = "acs:fc:cn-hangzhou:${data.alicloud_account.me.id}"
}

resource "alicloud_ram_role" "chain" {
  role_name = "chain"
  services  = ["fc.aliyuncs.com"]
}

resource "alicloud_ram_policy" "chain" {
  policy_name = "chain"
  policy_document = jsonencode({
    Version = "1"
    Statement = [
      { Effect = "Allow", Action = "fc:InvokeFunction", Resource = "${local.scope}:services/chain.*/functions/second" },
      { Effect = "Allow", Action = ["fc:Invoke*"], Resource = ["${local.scope}:services/chain/functions/third"] },
    ]
  })
}

resource "alicloud_ram_role_policy_attachment" "chain" {
  role_name   = alicloud_ram_role.chain.role_name
  policy_name = alicloud_ram_policy.chain.policy_name
  policy_type = "Custom"
}

resource "alicloud_fc_service" "chain" {
  name = "chain"
  role = alicloud_ram_role.chain.arn
}

resource "alicloud_fc_function" "chain" {
  for_each = toset(["first", "second", "third"])
  service  = alicloud_fc_service.chain.name
  name     = each.key
  runtime  = "python3"
  handler  = "index.handler"
  filename = "code.zip"
}

resource "alicloud_fc_function_async_invoke_config" "first" {
  service_name  = alicloud_fc_service.chain.name
  function_name = alicloud_fc_function.chain["first"].name

  destination_config {
    on_success {
      destination = "${local.scope}:services/${alicloud_fc_service.chain.name}.prod/functions/${alicloud_fc_function.chain["second"].name}"
    }
    on_failure {
      destination = alicloud_fc_function.chain["third"].function_arn # .../services/chain.LATEST/functions/third
    }
  }
}
