resource "alicloud_fcv3_async_invoke_config" "zero" {
  function_name                  = "zero"
  max_async_event_age_in_seconds = 0 # want `FCA104 alicloud_fcv3_async_invoke_config\.zero: max_async_event_age_in_seconds is 0: the API takes 1 to 604800$`
}

resource "alicloud_fcv3_async_invoke_config" "negative" {
  function_name                  = "negative"
  max_async_event_age_in_seconds = -60 # want `FCA104 .*negative: .* is -60: the provider takes 0 to 86400 \(provider 1\.289\.0, from the lock file\)`
}

resource "alicloud_fcv3_async_invoke_config" "two_days" {
  function_name                  = "two-days"
  max_async_event_age_in_seconds = 2 * 24 * 3600 # want `FCA104 .*two_days: .* is 172800 \(2 \* 24 \* 3600\): the provider takes 0 to 86400`
}

resource "alicloud_fcv3_async_invoke_config" "just_too_much" {
  function_name                  = "just-too-much"
  max_async_event_age_in_seconds = "86401" # want `FCA104 .*just_too_much: `
}

resource "alicloud_fcv3_async_invoke_config" "fraction" {
  function_name                  = "fraction"
  max_async_event_age_in_seconds = 0.5 # want `FCA104 .*fraction: .* is 0\.5: not a whole number`
}

resource "alicloud_fcv3_async_invoke_config" "huge" {
  function_name                  = "huge"
  max_async_event_age_in_seconds = 999999999999999999999999 # want `FCA104 .*huge: `
}
