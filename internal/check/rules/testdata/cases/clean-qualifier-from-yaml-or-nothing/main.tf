locals {
  settings = yamldecode(<<-EOT
    orders:
      qualifier: LATEST
    mail:
      qualifier: ~
    images: {}
    bills:
      qualifier: ""
  EOT
  )
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = local.settings
  function_name = each.key
  qualifier     = try(each.value.qualifier, null)
}
