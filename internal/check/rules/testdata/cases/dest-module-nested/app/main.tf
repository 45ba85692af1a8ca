variable "region" { type = string }
data "alicloud_account" "me" {}
module "fn" {
  source = "../fn"
  arn    = "acs:mns:${var.region}:${data.alicloud_account.me.id}:"
}
