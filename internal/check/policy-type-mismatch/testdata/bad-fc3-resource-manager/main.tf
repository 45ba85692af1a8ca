terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.292.0"
    }
  }
}

data "alicloud_account" "me" {}

resource "alicloud_message_service_queue" "dead" {
  queue_name = "dead"
}

resource "alicloud_resource_manager_role" "fc" {
  role_name                   = "fc"
  assume_role_policy_document = <<EOF
{
  "Statement": [
    {"Action": "sts:AssumeRole", "Effect": "Allow", "Principal": {"Service": ["fc.aliyuncs.com"]}}
  ],
  "Version": "1"
}
EOF
}

resource "alicloud_resource_manager_policy" "deliver" {
  policy_name     = "deliver"
  policy_document = <<EOF
{
  "Statement": [
    {"Action": "mns:SendMessage", "Effect": "Allow", "Resource": "acs:mns:*:*:/queues/*"}
  ],
  "Version": "1"
}
EOF
}

data "alicloud_resource_manager_resource_groups" "default" {}

resource "alicloud_resource_manager_policy_attachment" "deliver" {
  policy_name       = alicloud_resource_manager_policy.deliver.policy_name
  policy_type       = "System" # want "FCA308 alicloud_resource_manager_policy_attachment.deliver: .*declared here as alicloud_resource_manager_policy.deliver"
  principal_name    = "${alicloud_resource_manager_role.fc.role_name}@role.${data.alicloud_account.me.id}.onaliyunservice.com"
  principal_type    = "ServiceRole"
  resource_group_id = data.alicloud_resource_manager_resource_groups.default.ids[0]
}

resource "alicloud_fcv3_function" "worker" {
  function_name = "worker"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_resource_manager_role.fc.arn
}

resource "alicloud_fcv3_async_invoke_config" "worker" {
  function_name = alicloud_fcv3_function.worker.function_name

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:${data.alicloud_account.me.id}:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"
    }
  }
}
