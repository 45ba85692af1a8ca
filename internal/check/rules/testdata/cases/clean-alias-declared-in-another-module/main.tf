module "releases" {
  source  = "./releases"
  service = "svc"
  names   = ["blue", "green"]
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  for_each      = toset(module.releases.aliases)
  service_name  = "svc"
  function_name = "fn"
  qualifier     = each.value
}
