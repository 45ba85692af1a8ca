# The old forms: name, document, services, statement blocks; provider 1.200.
terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "1.200.0"
    }
  }
}

variable "region" {
  type    = string
  default = "cn-beijing"
}

data "alicloud_account" "current" {}

data "alicloud_ram_roles" "existing" {
  name_regex = "^fc-existing$"
}

locals {
  mns = "acs:mns:${var.region}:${data.alicloud_account.current.id}"
}

resource "alicloud_mns_topic" "done" {
  name = "done"
}

resource "alicloud_ram_role" "jobs" {
  name     = "Jobs"
  services = ["fc.aliyuncs.com"]
}

resource "alicloud_ram_policy" "statement" {
  name = "jobs-statement"

  statement {
    effect   = "Allow"
    action   = ["mns:SendMessage"]
    resource = ["acs:mns:*:*:/queues/dead/messages"]
  }
}

resource "alicloud_ram_policy" "document" {
  name     = "jobs-document"
  document = <<EOF
  {
    "Statement": [
      {
        "Action": ["mns:PublishMessage"],
        "Effect": "Allow",
        "Resource": ["${local.mns}:/topics/${alicloud_mns_topic.done.name}/messages"]
      }
    ],
    "Version": "1"
  }
EOF
}

resource "alicloud_ram_role_policy_attachment" "jobs" {
  for_each    = { a = alicloud_ram_policy.statement.name, b = alicloud_ram_policy.document.name }
  role_name   = alicloud_ram_role.jobs.name
  policy_name = each.value
  policy_type = "Custom"
}

resource "alicloud_fc_service" "jobs" {
  name = "jobs"
  role = alicloud_ram_role.jobs.arn
}

resource "alicloud_fc_service" "existing" {
  name = "existing"
  role = data.alicloud_ram_roles.existing.roles[0].arn
}

resource "alicloud_fc_function_async_invoke_config" "jobs" {
  service_name  = alicloud_fc_service.jobs.name
  function_name = "jobs"

  destination_config {
    on_failure {
      destination = "${local.mns}:/queues/dead/messages"
    }
    on_success {
      destination = "${local.mns}:/topics/${alicloud_mns_topic.done.id}/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "existing" {
  service_name  = alicloud_fc_service.existing.name
  function_name = "jobs"

  destination_config {
    on_failure {
      destination = "${local.mns}:/queues/dead/messages"
    }
  }
}
