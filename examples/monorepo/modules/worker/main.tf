terraform {
  required_providers {
    alicloud = {
      source = "aliyun/alicloud"
    }
  }
}

resource "alicloud_fcv3_function" "this" {
  function_name = var.name
  runtime       = "nodejs20"
  handler       = "index.handler"
  cpu           = 0.35
  memory_size   = 512
  disk_size     = 512
  timeout       = 60
  role          = var.role_arn

  code {
    oss_bucket_name = var.code_bucket
    oss_object_name = "${var.name}.zip"
  }
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name                  = alicloud_fcv3_function.this.function_name
  max_async_retry_attempts       = var.async.retries
  max_async_event_age_in_seconds = var.async.max_age

  dynamic "destination_config" {
    for_each = var.async.on_failure == null && var.async.on_success == null ? [] : [var.async]

    content {
      dynamic "on_failure" {
        for_each = destination_config.value.on_failure[*]
        content {
          destination = on_failure.value
        }
      }

      dynamic "on_success" {
        for_each = destination_config.value.on_success[*]
        content {
          destination = on_success.value
        }
      }
    }
  }
}
