resource "alicloud_ram_role" "old" {
  name     = "legacy-jobs"
  services = ["fc.aliyuncs.com", "log.aliyuncs.com"]
}

resource "alicloud_ram_policy" "old" {
  name = "legacy-jobs"

  statement {
    effect   = "Allow"
    action   = ["mns:PublishMessage"]
    resource = ["acs:mns:*:*:/topics/jobs/messages"]
  }

  statement {
    effect   = "Allow"
    action   = ["fc:InvokeFunction"]
    resource = ["acs:fc:*:*:services/jobs/functions/repair"] # want "FCA302 .*of on_failure: nothing allows fc:InvokeFunction on .*services/jobs.prod/functions/repair.* is the function with another qualifier, or without one"
  }
}

resource "alicloud_ram_role_policy_attachment" "old" {
  role_name   = "legacy-jobs"
  policy_name = "legacy-jobs"
  policy_type = "Custom"
  depends_on  = [alicloud_ram_role.old, alicloud_ram_policy.old]
}

resource "alicloud_fc_service" "jobs" {
  name = "jobs"
  role = "acs:ram::1234567890123456:role/Legacy-Jobs"
}

resource "alicloud_fcv2_function" "run" {
  service_name  = alicloud_fc_service.jobs.name
  function_name = "run"
  runtime       = "python3"
  handler       = "index.handler"
  memory_size   = 512
}

resource "alicloud_fc_alias" "prod" {
  service_name    = alicloud_fc_service.jobs.name
  alias_name      = "prod"
  service_version = "1"
}

resource "alicloud_fc_function_async_invoke_config" "run" {
  service_name  = alicloud_fc_service.jobs.name
  function_name = alicloud_fcv2_function.run.function_name
  qualifier     = alicloud_fc_alias.prod.alias_name

  destination_config {
    on_failure {
      destination = "acs:fc:cn-hangzhou:1234567890123456:services/jobs.${alicloud_fc_alias.prod.alias_name}/functions/repair"
    }
    on_success {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/topics/jobs/messages"
    }
  }
}
