# A chain of functions: each hands its results to the next.
variable "account_id" {
  type    = string
  default = "1234567890123456"
}

provider "alicloud" {
  region     = "ap-southeast-1"
  account_id = var.account_id
}

resource "alicloud_ram_role" "chain" {
  role_name = "chain"
  assume_role_policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["fc.aliyuncs.com"] } }]
  })
}

locals {
  document = {
    Version = "1"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["fc:GetFunction", "fc:InvokeFunction"]
        Resource = ["acs:fc:ap-southeast-1:${var.account_id}:functions/second*"] # want "FCA302 .*first: .*FC 3.0 function of on_failure.*is another FC 3.0 function"
      },
      {
        Effect   = "Allow"
        Action   = "fc:*"
        Resource = "acs:fc:ap-southeast-1:9876543210987654:*"
      },
    ]
  }
}

resource "alicloud_resource_manager_policy" "chain" {
  policy_name     = "chain"
  policy_document = jsonencode(local.document)
}

resource "alicloud_resource_manager_policy_attachment" "chain" {
  policy_name       = alicloud_resource_manager_policy.chain.policy_name
  policy_type       = "Custom"
  principal_name    = "${alicloud_ram_role.chain.role_name}@role.${var.account_id}.onaliyunservice.com"
  principal_type    = "ServiceRole"
  resource_group_id = var.account_id
}

resource "alicloud_fcv3_function" "first" {
  function_name = "first"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_ram_role.chain.arn
}

resource "alicloud_fcv3_function" "second" {
  function_name = "second"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_ram_role.chain.arn
}

resource "alicloud_fcv3_function" "repair" {
  function_name = "repair"
  runtime       = "python3.10"
  handler       = "index.handler"
}

resource "alicloud_fcv3_alias" "repair" {
  function_name = alicloud_fcv3_function.repair.function_name
  alias_name    = "prod"
  version_id    = "1"
}

resource "alicloud_fcv3_async_invoke_config" "first" {
  function_name = alicloud_fcv3_function.first.function_name

  destination_config {
    on_success {
      destination = alicloud_fcv3_function.second.function_arn
    }
    on_failure {
      destination = "${alicloud_fcv3_function.repair.function_arn}/${alicloud_fcv3_alias.repair.alias_name}"
    }
  }
}
