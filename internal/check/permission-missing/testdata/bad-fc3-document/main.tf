data "alicloud_account" "me" {}

data "alicloud_regions" "here" {
  current = true
}

data "alicloud_ram_policy_document" "trust" {
  statement {
    effect = "Allow"
    action = ["sts:AssumeRole"]
    principal {
      entity      = "Service"
      identifiers = ["fc.aliyuncs.com"]
    }
  }
}

data "alicloud_ram_policy_document" "events" {
  version = "1"

  statement {
    action   = ["eventbridge:PutEvents"]
    resource = ["acs:eventbridge:*:*:eventbus/default"] # want "FCA302 .*event bus of on_success.*/default\" is another event bus"
  }

  statement {
    effect   = "Allow"
    action   = ["eventbridge:Get*", "eventbridge:List*"]
    resource = ["acs:eventbridge:*:*:eventbus/*"]
  }
}

resource "alicloud_event_bridge_event_bus" "audit" {
  event_bus_name = "audit"
}

resource "alicloud_ram_role" "this" {
  role_name                   = "audit-writer"
  assume_role_policy_document = data.alicloud_ram_policy_document.trust.document
}

resource "alicloud_ram_policy" "this" {
  policy_name     = "audit-writer"
  policy_document = data.alicloud_ram_policy_document.events.document
}

resource "alicloud_ram_role_policy_attachment" "this" {
  role_name   = alicloud_ram_role.this.role_name
  policy_name = alicloud_ram_policy.this.policy_name
  policy_type = alicloud_ram_policy.this.type
}

resource "alicloud_fcv3_function" "this" {
  function_name = "audit"
  runtime       = "nodejs20"
  handler       = "index.handler"
  role          = alicloud_ram_role.this.arn
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = alicloud_fcv3_function.this.function_name

  destination_config {
    on_success {
      destination = "acs:eventbridge:${data.alicloud_regions.here.regions[0].id}:${data.alicloud_account.me.id}:eventbus/${alicloud_event_bridge_event_bus.audit.event_bus_name}"
    }
  }
}
