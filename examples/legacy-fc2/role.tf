resource "alicloud_ram_role" "billing" {
  name     = "billing-functions"
  document = <<EOF
  {
    "Version": "1",
    "Statement": [
      {
        "Effect": "Allow",
        "Action": "sts:AssumeRole",
        "Principal": {"Service": ["fc.aliyuncs.com"]}
      }
    ]
  }
  EOF
}

resource "alicloud_ram_policy" "deliver" {
  policy_name     = "billing-deliver"
  policy_document = <<EOF
  {
    "Version": "1",
    "Statement": [
      {
        "Effect": "Allow",
        "Action": ["mns:SendMessage"],
        "Resource": ["acs:mns:*:*:/queues/${alicloud_mns_queue.dead.name}/messages"]
      },
      {
        "Effect": "Allow",
        "Action": ["mns:PublishMessage"],
        "Resource": ["acs:mns:*:*:/topics/${alicloud_mns_topic.done.name}/messages"]
      }
    ]
  }
  EOF
}

resource "alicloud_ram_role_policy_attachment" "deliver" {
  role_name   = alicloud_ram_role.billing.name
  policy_name = alicloud_ram_policy.deliver.policy_name
  policy_type = "Custom"
}
