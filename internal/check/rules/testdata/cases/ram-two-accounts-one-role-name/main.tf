terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.292.0"
    }
  }
}

provider "alicloud" {
  region     = "cn-hangzhou"
  account_id = "1111111111111111"
}

provider "alicloud" {
  alias      = "b"
  region     = "cn-hangzhou"
  account_id = "2222222222222222"
}

resource "alicloud_ram_role" "a" {
  role_name = "fc-delivery"
  assume_role_policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["fc.aliyuncs.com"] } }]
  })
}

resource "alicloud_ram_policy" "a" {
  policy_name = "fc-delivery"
  policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "mns:SendMessage", Resource = "*" }]
  })
}

resource "alicloud_ram_role_policy_attachment" "a" {
  role_name   = alicloud_ram_role.a.role_name
  policy_name = alicloud_ram_policy.a.policy_name
  policy_type = "Custom"
}

resource "alicloud_fcv3_function" "a" {
  function_name = "worker"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_ram_role.a.arn
}

resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = alicloud_fcv3_function.a.function_name

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1111111111111111:/queues/dead/messages"
    }
  }

  depends_on = [alicloud_ram_role_policy_attachment.a]
}

resource "alicloud_ram_role" "b" {
  provider  = alicloud.b
  role_name = "fc-delivery"
  assume_role_policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["fc.aliyuncs.com"] } }]
  })
}

resource "alicloud_ram_policy" "b" {
  provider    = alicloud.b
  policy_name = "fc-delivery"
  policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "mns:PublishMessage", Resource = "*" }] # want "error FCA302 alicloud_fcv3_async_invoke_config\\.b: .*it grants"
  })
}

resource "alicloud_ram_role_policy_attachment" "b" {
  provider    = alicloud.b
  role_name   = alicloud_ram_role.b.role_name
  policy_name = alicloud_ram_policy.b.policy_name
  policy_type = "Custom"
}

resource "alicloud_fcv3_function" "b" {
  provider      = alicloud.b
  function_name = "worker"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_ram_role.b.arn
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  provider      = alicloud.b
  function_name = alicloud_fcv3_function.b.function_name

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:2222222222222222:/queues/dead/messages"
    }
  }

  depends_on = [alicloud_ram_role_policy_attachment.b]
}

