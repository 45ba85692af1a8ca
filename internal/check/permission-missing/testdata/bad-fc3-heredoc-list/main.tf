variable "region" {
  type    = string
  default = "cn-shanghai"
}

provider "alicloud" {
  region     = var.region
  account_id = "1234567890123456"
}

resource "alicloud_ram_role" "fn" {
  role_name                   = "thumbnails-fn"
  assume_role_policy_document = <<-EOT
    {
      "Version": "1",
      "Statement": [
        {"Action": "sts:AssumeRole", "Effect": "Allow", "Principal": {"Service": ["fc.aliyuncs.com"]}}
      ]
    }
  EOT
}

resource "alicloud_ram_policy" "fn" {
  policy_name     = "thumbnails-fn"
  policy_document = <<-EOT
    {
      "Version": "1",
      "Statement": [
        {
          "Effect": "Allow",
          "Action": ["log:PostLogStoreLogs"],
          "Resource": "*"
        },
        {
          "Effect": "Allow",
          "Action": ["mns:SendMessage", "mns:PublishMessage"],
          "Resource": [
            "acs:mns:*:*:/topics/thumbnails/messages",
            "acs:mns:${var.region}:*:/queues/thumbnails-failed",
            "acs:mns:${var.region}:*:/queues/thumbnails-done-*/messages"
          ]
        }
      ]
    }
  EOT
}

resource "alicloud_ram_role_policy_attachment" "fn" {
  role_name   = alicloud_ram_role.fn.id
  policy_name = alicloud_ram_policy.fn.id
  policy_type = "Custom"
}

resource "alicloud_fcv3_function" "fn" {
  function_name = "thumbnails"
  runtime       = "custom-container"
  handler       = "main"
  role          = alicloud_ram_role.fn.arn
}

resource "alicloud_fcv3_async_invoke_config" "fn" {
  function_name = alicloud_fcv3_function.fn.id

  destination_config {
    on_failure {
      destination = "acs:mns:${var.region}:1234567890123456:/queues/thumbnails-failed/messages"
    }
    on_success {
      destination = "acs:mns:${var.region}:1234567890123456:/queues/thumbnails-done/messages"
    }
  }
}
