# Which spelling RAM is asked about is not documented for LATEST and for qualifiers.
data "alicloud_account" "me" {}

locals {
  fc = "acs:fc:cn-hangzhou:${data.alicloud_account.me.id}"
  cases = {
    plain     = { destination = "${local.fc}:functions/repair", granted = "acs:fc:*:*:functions/repair" }
    latest    = { destination = "${local.fc}:functions/repair", granted = "acs:fc:*:*:functions/repair/LATEST" }
    below     = { destination = "${local.fc}:functions/repair", granted = "acs:fc:*:*:functions/repair/*" }
    alias     = { destination = "${local.fc}:functions/repair/prod", granted = "${local.fc}:functions/repair/prod" }
    unaliased = { destination = "${local.fc}:functions/repair/prod", granted = "${local.fc}:functions/repair" }
    any       = { destination = "${local.fc}:functions/repair/prod", granted = "${local.fc}:functions/*" }
  }
}

module "caller" {
  source   = "./caller"
  for_each = local.cases

  name        = each.key
  destination = each.value.destination
  granted     = each.value.granted
}
