# RAM knows a topic of RocketMQ 4.x as INSTANCE%TOPIC, not by the path of the destination.
data "alicloud_account" "current" {}

resource "alicloud_ons_instance" "mq" {
  instance_name = "results"
}

resource "alicloud_ons_topic" "results" {
  instance_id  = alicloud_ons_instance.mq.id
  topic_name   = "results"
  message_type = 0
}

resource "alicloud_ram_role" "path" {
  role_name = "mq-path"
  assume_role_policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["fc.aliyuncs.com"] } }]
  })
}

resource "alicloud_ram_role" "subscriber" {
  role_name = "mq-subscriber"
  assume_role_policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["fc.aliyuncs.com"] } }]
  })
}

resource "alicloud_ram_policy" "path" {
  policy_name = "mq-path"
  policy_document = jsonencode({
    Version = "1"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["mq:PUB", "mq:OnsInstanceBaseInfo"]
        Resource = "acs:mq:*:*:/instances/${alicloud_ons_instance.mq.id}/topic/results" # want "FCA302 .*path: .*RocketMQ 4.x topic of on_success: nothing allows mq:PUB.*is the destination, which RAM knows as INSTANCE%TOPIC"
      },
    ]
  })
}

resource "alicloud_ram_policy" "subscriber" {
  policy_name = "mq-subscriber"
  policy_document = jsonencode({
    Version = "1"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["mq:SUB", "mq:OnsInstanceBaseInfo"] # want "FCA302 .*subscriber: .*it grants mq:SUB, mq:OnsInstanceBaseInfo, not mq:PUB"
        Resource = ["acs:mq:*:*:${alicloud_ons_instance.mq.id}", "acs:mq:*:*:${alicloud_ons_instance.mq.id}%results"]
      },
    ]
  })
}

resource "alicloud_ram_role_policy_attachment" "path" {
  role_name   = alicloud_ram_role.path.role_name
  policy_name = alicloud_ram_policy.path.policy_name
  policy_type = "Custom"
}

resource "alicloud_ram_role_policy_attachment" "subscriber" {
  role_name   = alicloud_ram_role.subscriber.role_name
  policy_name = alicloud_ram_policy.subscriber.policy_name
  policy_type = "Custom"
}

resource "alicloud_fcv3_function" "path" {
  function_name = "path"
  runtime       = "java11"
  handler       = "example.App::handle"
  role          = alicloud_ram_role.path.arn
}

resource "alicloud_fcv3_function" "subscriber" {
  function_name = "subscriber"
  runtime       = "java11"
  handler       = "example.App::handle"
  role          = alicloud_ram_role.subscriber.arn
}

resource "alicloud_fcv3_async_invoke_config" "path" {
  function_name = alicloud_fcv3_function.path.function_name

  destination_config {
    on_success {
      destination = "acs:mq:cn-hangzhou:${data.alicloud_account.current.id}:/instances/${alicloud_ons_instance.mq.id}/topic/${alicloud_ons_topic.results.topic_name}"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "subscriber" {
  function_name = alicloud_fcv3_function.subscriber.function_name

  destination_config {
    on_success {
      destination = "acs:mq:cn-hangzhou:${data.alicloud_account.current.id}:/instances/${alicloud_ons_instance.mq.id}/topic/${alicloud_ons_topic.results.topic_name}"
    }
  }
}
