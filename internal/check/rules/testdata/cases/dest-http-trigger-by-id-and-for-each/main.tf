locals {
  functions = {
    web    = { http = true }
    repair = { http = false }
  }
}
resource "alicloud_fcv3_function" "f" {
  for_each      = local.functions
  function_name = "shop-${each.key}"
  runtime       = "python3.10"
  handler       = "index.handler"
}
resource "alicloud_fcv3_trigger" "http" {
  for_each       = { for k, f in local.functions : k => f if f.http }
  function_name  = alicloud_fcv3_function.f[each.key].id
  trigger_name   = "http"
  trigger_type   = "http"
  qualifier      = "LATEST"
  trigger_config = "{}"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = alicloud_fcv3_function.f["web"].function_arn # want "error FCA210 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = alicloud_fcv3_function.f["repair"].function_arn
    }
  }
}
