# Which spelling of the function RAM is asked about is not documented, so a Deny of one of
# them does not decide.
locals {
  cases = {
    plain  = { to = "functions/repair", denied = "acs:fc:*:*:functions/repair" }
    latest = { to = "functions/repair", denied = "acs:fc:*:*:functions/repair/LATEST" }
    alias  = { to = "functions/repair/prod", denied = "acs:fc:*:*:functions/repair/prod" }
    bare   = { to = "functions/repair/prod", denied = "acs:fc:*:*:functions/repair" }
  }
}

resource "alicloud_ram_role" "this" {
  for_each  = local.cases
  role_name = each.key
  assume_role_policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["fc.aliyuncs.com"] } }]
  })
}

data "alicloud_ram_policy_document" "this" {
  for_each = local.cases

  statement {
    effect   = "Allow"
    action   = ["fc:*"]
    resource = ["*"]
  }

  statement {
    effect   = "Deny"
    action   = ["fc:InvokeFunction"]
    resource = [each.value.denied]
  }
}

resource "alicloud_ram_policy" "this" {
  for_each        = local.cases
  policy_name     = each.key
  policy_document = data.alicloud_ram_policy_document.this[each.key].document
}

resource "alicloud_ram_role_policy_attachment" "this" {
  for_each    = local.cases
  role_name   = alicloud_ram_role.this[each.key].role_name
  policy_name = alicloud_ram_policy.this[each.key].policy_name
  policy_type = "Custom"
}

resource "alicloud_fcv3_function" "this" {
  for_each      = local.cases
  function_name = each.key
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_ram_role.this[each.key].arn
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = local.cases
  function_name = alicloud_fcv3_function.this[each.key].function_name

  destination_config {
    on_failure {
      destination = "acs:fc:cn-hangzhou:1234567890123456:${each.value.to}"
    }
  }
}
