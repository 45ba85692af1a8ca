# Two accounts; the policy grants the queue of the other one.
provider "alicloud" {
  region     = "cn-hangzhou"
  account_id = "1111111111111111"
}

provider "alicloud" {
  alias      = "tools"
  region     = "cn-shanghai"
  account_id = "2222222222222222"
}

resource "alicloud_ram_role" "fc" {
  provider  = alicloud.tools
  role_name = "fc"
  assume_role_policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["fc.aliyuncs.com"] } }]
  })
}

resource "alicloud_ram_policy" "fc" {
  provider    = alicloud.tools
  policy_name = "fc"
  policy_document = jsonencode({
    Version = "1"
    Statement = [
      {
        Effect = "Allow"
        Action = "mns:*"
        # of the first account; and another region
        Resource = ["acs:mns:*:1111111111111111:*", "acs:mns:cn-hangzhou:*:*"] # want "FCA302 .*build: .*queue of on_failure.* none of its resources is the queue"
      },
    ]
  })
}

resource "alicloud_ram_role_policy_attachment" "fc" {
  provider    = alicloud.tools
  role_name   = alicloud_ram_role.fc.role_name
  policy_name = alicloud_ram_policy.fc.policy_name
  policy_type = "Custom"
}

# The same names in the first account, where all is allowed.
resource "alicloud_ram_role" "first" {
  role_name = "fc"
  assume_role_policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["fc.aliyuncs.com"] } }]
  })
}

resource "alicloud_ram_role_policy_attachment" "first" {
  role_name   = alicloud_ram_role.first.role_name
  policy_name = "AliyunMNSFullAccess"
  policy_type = "System"
}

resource "alicloud_fc_service" "build" {
  provider = alicloud.tools
  name     = "build"
  role     = "acs:ram::2222222222222222:role/fc"
}

resource "alicloud_fc_function_async_invoke_config" "build" {
  provider      = alicloud.tools
  service_name  = alicloud_fc_service.build.name
  function_name = "build"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-shanghai:2222222222222222:/queues/build-dead/messages"
    }
  }
}
