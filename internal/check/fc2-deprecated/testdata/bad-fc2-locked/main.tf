resource "alicloud_fc_function_async_invoke_config" "each" { # want "FCA503 .*each\\[\"a\"\\]: .* deprecated since provider 1.272.0 \\(in use: provider 1.272.0, from .*lock file.*\\); its successor is alicloud_fcv3_async_invoke_config" "FCA503 .*each\\[\"b\"\\]"
  for_each               = toset(["a", "b"])
  service_name           = "shop"
  function_name          = each.key
  maximum_retry_attempts = 1
}
