provider "alicloud" {
  region = "cn-hangzhou"
}

data "alicloud_account" "me" {}

module "access" {
  source = "./access"
}

module "worker" {
  source     = "./worker"
  role       = module.access.arn
  on_failure = "acs:mns:cn-hangzhou:${data.alicloud_account.me.id}:/queues/dead/messages"
  on_success = "acs:mns:cn-hangzhou:${data.alicloud_account.me.id}:/topics/done/messages"
}
