terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "1.289.0"
    }
  }
}

provider "alicloud" {
  region = "cn-hangzhou"
}

resource "alicloud_fcv3_async_invoke_config" "numbers_removed" { # want "warning FCA504 .*\\.numbers_removed: max_async_retry_attempts goes from 3 to null, which provider 1.289.0, .*, sends as 0: retries are switched off" "FCA504 .*: max_async_event_age_in_seconds goes from 600 to null, .* no legal age"
  function_name = "a"
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
    on_success {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/topics/done/messages"
    }
  }
}
