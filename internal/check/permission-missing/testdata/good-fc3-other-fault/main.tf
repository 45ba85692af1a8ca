# Faults that other rules report: an invalid document, a wrong policy_type, a destination that
# is none, a statement under a condition.
locals {
  names = toset(["document", "type", "destination", "condition"])
  documents = {
    document = {
      Version   = "1"
      Statement = [{ Effect = "allow", Action = "mns:SendMessage", Resource = "*" }]
    }
    type = {
      Version   = "1"
      Statement = [{ Effect = "Allow", Action = "mns:SendMessage", Resource = "*" }]
    }
    destination = {
      Version   = "1"
      Statement = [{ Effect = "Allow", Action = "log:*", Resource = "*" }]
    }
    condition = {
      Version = "1"
      Statement = [{
        Effect    = "Allow"
        Action    = "mns:SendMessage"
        Resource  = "*"
        Condition = { Bool = { "acs:SecureTransport" = ["true"] } }
      }]
    }
  }
}

resource "alicloud_ram_role" "this" {
  for_each  = local.names
  role_name = each.key
  assume_role_policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["fc.aliyuncs.com"] } }]
  })
}

resource "alicloud_ram_policy" "this" {
  for_each        = local.names
  policy_name     = "${each.key}-delivery"
  policy_document = jsonencode(local.documents[each.key])
}

resource "alicloud_ram_role_policy_attachment" "this" {
  for_each    = local.names
  role_name   = alicloud_ram_role.this[each.key].role_name
  policy_name = alicloud_ram_policy.this[each.key].policy_name
  policy_type = each.key == "type" ? "System" : "Custom"
}

resource "alicloud_fcv3_function" "this" {
  for_each      = local.names
  function_name = each.key
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_ram_role.this[each.key].arn
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = local.names
  function_name = alicloud_fcv3_function.this[each.key].function_name

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead${each.key == "destination" ? "" : "/messages"}"
    }
  }
}
