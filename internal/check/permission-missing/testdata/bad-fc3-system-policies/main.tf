locals {
  account = "1234567890123456"
  workers = {
    mail = { queue = "mail-dead", policies = ["AliyunMNSFullAccess"] }
    sms  = { queue = "sms-dead", policies = [] }
    push = { queue = "push-dead", policies = ["AliyunLogFullAccess", "AliyunMNSReadOnlyAccess"] }
    fax  = { queue = "fax-dead", policies = ["AliyunFCFullAccess"] }
  }
  attachments = merge([
    for name, w in local.workers : { for p in w.policies : "${name}/${p}" => { worker = name, policy = p } }
  ]...)
}

resource "alicloud_ram_role" "worker" {
  for_each  = local.workers
  role_name = "worker-${each.key}"
  assume_role_policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["fc.aliyuncs.com"] } }]
  })
}

resource "alicloud_ram_role_policy_attachment" "worker" {
  for_each    = local.attachments
  role_name   = alicloud_ram_role.worker[each.value.worker].role_name
  policy_name = each.value.policy
  policy_type = "System"
}

resource "alicloud_fcv3_function" "worker" {
  for_each      = local.workers
  function_name = "worker-${each.key}"
  runtime       = "go1"
  handler       = "main"
  role          = alicloud_ram_role.worker[each.key].arn
}

resource "alicloud_fcv3_async_invoke_config" "worker" {
  for_each      = alicloud_fcv3_function.worker
  function_name = each.value.function_name

  destination_config {
    on_failure {
      # sms has no policy at all, fax one for functions; what AliyunLogFullAccess allows is not known
      destination = "acs:mns:cn-hangzhou:${local.account}:/queues/${local.workers[each.key].queue}/messages" # want "FCA302 .*worker\\[\"sms\"\\]: .*no policy is attached" "FCA302 .*worker\\[\"fax\"\\]: .*nothing allows mns:SendMessage"
    }
  }
}
