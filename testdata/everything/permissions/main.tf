# The provider is locked to 1.289.0. Queues and topics take 64 KB: FCA605.

provider "alicloud" {
  region     = "cn-hangzhou"
  account_id = "1234567890123456"
}

locals {
  mns  = "acs:mns:cn-hangzhou:1234567890123456"
  dead = "${local.mns}:/queues/dead/messages"
  done = "${local.mns}:/topics/done/messages"
  trust = jsonencode({
    Version = "1"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = ["fc.aliyuncs.com"] }
    }]
  })
}

resource "alicloud_ram_role" "worker" {
  for_each                    = toset(["sound", "missing", "denied", "conditional", "unordered", "undecided", "instance", "everything"])
  role_name                   = each.key
  assume_role_policy_document = local.trust
}

resource "alicloud_fcv3_function" "worker" {
  for_each      = alicloud_ram_role.worker
  function_name = each.key
  handler       = "index.handler"
  runtime       = "python3.10"
  role          = each.value.arn
}

# All that the deliveries below need.
resource "alicloud_ram_policy" "deliver" {
  policy_name = "deliver"
  policy_document = jsonencode({
    Version = "1"
    Statement = [
      { Effect = "Allow", Action = "mns:SendMessage", Resource = "acs:mns:*:*:/queues/dead/messages" },
      { Effect = "Allow", Action = "mns:PublishMessage", Resource = "acs:mns:*:*:/topics/done/messages" },
    ]
  })
}

resource "alicloud_ram_role_policy_attachment" "deliver" {
  for_each    = toset(["sound", "denied", "unordered"])
  role_name   = alicloud_ram_role.worker[each.key].role_name
  policy_name = alicloud_ram_policy.deliver.policy_name
  policy_type = "Custom"
}

# Nothing is wrong here.
resource "alicloud_fcv3_async_invoke_config" "sound" {
  function_name = alicloud_fcv3_function.worker["sound"].function_name
  destination_config {
    on_failure {
      destination = local.dead
    }
    on_success {
      destination = local.done
    }
  }
  depends_on = [alicloud_ram_role_policy_attachment.deliver]
}

# FCA301: the function has no role.
resource "alicloud_fcv3_function" "bare" {
  function_name = "bare"
  handler       = "index.handler"
  runtime       = "python3.10"
}

resource "alicloud_fcv3_async_invoke_config" "bare" {
  function_name = alicloud_fcv3_function.bare.function_name
  destination_config {
    on_failure {
      destination = local.dead
    }
    on_success {
      destination = local.done
    }
  }
}

# FCA302: the topic is granted what a queue needs.
resource "alicloud_ram_policy" "missing" {
  policy_name     = "missing"
  policy_document = <<-POLICY
    {
      "Version": "1",
      "Statement": [
        {
          "Effect": "Allow",
          "Action": "mns:SendMessage",
          "Resource": ["${local.dead}", "${local.done}"]
        }
      ]
    }
  POLICY
}

resource "alicloud_ram_role_policy_attachment" "missing" {
  role_name   = alicloud_ram_role.worker["missing"].role_name
  policy_name = alicloud_ram_policy.missing.policy_name
  policy_type = alicloud_ram_policy.missing.type
}

resource "alicloud_fcv3_async_invoke_config" "missing" {
  function_name = alicloud_fcv3_function.worker["missing"].function_name
  destination_config {
    on_failure {
      destination = local.dead
    }
    on_success {
      destination = local.done
    }
  }
  depends_on = [alicloud_ram_role_policy_attachment.missing]
}

# FCA303: sending is denied.
data "alicloud_ram_policy_document" "denied" {
  statement {
    effect   = "Deny"
    action   = ["mns:Send*"]
    resource = ["*"]
  }
}

resource "alicloud_ram_policy" "denied" {
  policy_name     = "denied"
  policy_document = data.alicloud_ram_policy_document.denied.document
}

resource "alicloud_ram_role_policy_attachment" "denied" {
  role_name   = alicloud_ram_role.worker["denied"].role_name
  policy_name = alicloud_ram_policy.denied.policy_name
  policy_type = "Custom"
}

resource "alicloud_fcv3_async_invoke_config" "denied" {
  function_name = alicloud_fcv3_function.worker["denied"].function_name
  destination_config {
    on_failure {
      destination = local.dead
    }
    on_success {
      destination = local.done
    }
  }
  depends_on = [alicloud_ram_role_policy_attachment.deliver]
}

# FCA304: the role is for machines. FCA601: nothing for what fails.
resource "alicloud_ram_role" "machine" {
  role_name                   = "machine"
  assume_role_policy_document = replace(local.trust, "fc.", "ecs.")
}

resource "alicloud_fcv3_function" "machine" {
  function_name = "machine"
  handler       = "index.handler"
  runtime       = "python3.10"
  role          = alicloud_ram_role.machine.arn
}

resource "alicloud_fcv3_async_invoke_config" "machine" {
  function_name            = alicloud_fcv3_function.machine.function_name
  max_async_retry_attempts = 1
}

# FCA305: only from the office.
resource "alicloud_ram_policy" "conditional" {
  policy_name = "conditional"
  policy_document = jsonencode({
    Version = "1"
    Statement = {
      Effect    = "Allow"
      Action    = "mns:*"
      Resource  = "*"
      Condition = { IpAddress = { "acs:SourceIp" = "10.0.0.0/8" } }
    }
  })
}

resource "alicloud_ram_role_policy_attachment" "conditional" {
  role_name   = alicloud_ram_role.worker["conditional"].role_name
  policy_name = alicloud_ram_policy.conditional.policy_name
  policy_type = "Custom"
}

resource "alicloud_fcv3_async_invoke_config" "conditional" {
  function_name = alicloud_fcv3_function.worker["conditional"].function_name
  destination_config {
    on_failure {
      destination = local.dead
    }
    on_success {
      destination = local.done
    }
  }
  depends_on = [alicloud_ram_role_policy_attachment.conditional]
}

# FCA307: the version of another cloud.
resource "alicloud_ram_policy" "foreign" {
  policy_name = "foreign"
  policy_document = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "mns:*", Resource = "*" }]
  })
}

# FCA308: it is a custom policy.
resource "alicloud_ram_role_policy_attachment" "foreign" {
  role_name   = alicloud_ram_role.machine.role_name
  policy_name = alicloud_ram_policy.foreign.policy_name
  policy_type = "System"
}

# FCA309: nothing waits for the attachment.
resource "alicloud_fcv3_async_invoke_config" "unordered" {
  function_name = alicloud_fcv3_function.worker["unordered"].function_name
  destination_config {
    on_failure {
      destination = local.dead
    }
    on_success {
      destination = local.done
    }
  }
}

# FCA310: the instance cannot be asked for.
resource "alicloud_ram_policy" "instance" {
  policy_name = "instance"
  policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "mq:PUB", Resource = "*" }]
  })
}

resource "alicloud_ram_role_policy_attachment" "instance" {
  role_name   = alicloud_ram_role.worker["instance"].role_name
  policy_name = alicloud_ram_policy.instance.policy_name
  policy_type = "Custom"
}

resource "alicloud_fcv3_async_invoke_config" "instance" {
  function_name = alicloud_fcv3_function.worker["instance"].function_name
  destination_config {
    on_failure {
      destination = "acs:mq:cn-hangzhou:1234567890123456:/instances/MQ_INST_1234567890123456_orders/topic/dead"
    }
    on_success {
      destination = "acs:mq:cn-hangzhou:1234567890123456:/instances/MQ_INST_1234567890123456_orders/topic/done"
    }
  }
  depends_on = [alicloud_ram_role_policy_attachment.instance]
}

# FCA311: a policy that is made elsewhere.
resource "alicloud_ram_role_policy_attachment" "undecided" {
  role_name   = alicloud_ram_role.worker["undecided"].role_name
  policy_name = "made-elsewhere"
  policy_type = "Custom"
}

resource "alicloud_fcv3_async_invoke_config" "undecided" {
  function_name = alicloud_fcv3_function.worker["undecided"].function_name
  destination_config {
    on_failure {
      destination = local.dead
    }
    on_success {
      destination = local.done
    }
  }
  depends_on = [alicloud_ram_role_policy_attachment.undecided]
}

# FCA306: everything that MNS can do.
resource "alicloud_ram_policy" "everything" {
  policy_name = "everything"
  policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "mns:*", Resource = "*" }]
  })
}

resource "alicloud_ram_role_policy_attachment" "everything" {
  role_name   = alicloud_ram_role.worker["everything"].role_name
  policy_name = alicloud_ram_policy.everything.policy_name
  policy_type = "Custom"
}

resource "alicloud_fcv3_async_invoke_config" "everything" {
  function_name = alicloud_fcv3_function.worker["everything"].function_name
  destination_config {
    on_failure {
      destination = local.dead
    }
    on_success {
      destination = local.done
    }
  }
  depends_on = [alicloud_ram_role_policy_attachment.everything]
}
