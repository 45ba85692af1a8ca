variable "name" { type = string }
variable "destination" { type = string }
variable "granted" { type = string }

data "alicloud_ram_policy_document" "invoke" {
  statement {
    action   = ["fc:InvokeFunction"]
    resource = [var.granted]
  }
}

resource "alicloud_ram_role" "this" {
  role_name = var.name
  assume_role_policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["fc.aliyuncs.com"] } }]
  })
}

resource "alicloud_ram_policy" "this" {
  policy_name     = var.name
  policy_document = data.alicloud_ram_policy_document.invoke.document
}

resource "alicloud_ram_role_policy_attachment" "this" {
  role_name   = alicloud_ram_role.this.role_name
  policy_name = alicloud_ram_policy.this.policy_name
  policy_type = "Custom"
}

resource "alicloud_fcv3_function" "this" {
  function_name = var.name
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_ram_role.this.arn
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = alicloud_fcv3_function.this.function_name

  destination_config {
    on_failure {
      destination = var.destination
    }
  }
}
