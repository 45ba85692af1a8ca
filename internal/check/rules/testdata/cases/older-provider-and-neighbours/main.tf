terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "1.220.0"
    }
  }
}

resource "alicloud_ram_role" "fc" {
  role_name = "fc" # want `error FCA108 alicloud_ram_role.fc: .*1.252.0`
  document  = file("${path.module}/trust.json")
}

resource "alicloud_fcv3_function" "f" { # want `error FCA108 alicloud_fcv3_function.f: .*1.228.0`
  function_name = "fn"
  runtime       = "python3.10"
  handler       = "index.handler"
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name        = "svc"
  function_name       = "fn"
  stateful_invocation = true
}

resource "alicloud_fcv3_async_invoke_config" "this" { # want `error FCA108 alicloud_fcv3_async_invoke_config.this: .*1.228.0`
  for_each      = toset(["a", "b"])
  function_name = each.key
}
