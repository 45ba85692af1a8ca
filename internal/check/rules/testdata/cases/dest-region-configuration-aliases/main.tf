provider "alicloud" {
  alias  = "fn"
  region = "eu-central-1"
}
provider "alicloud" {
  alias  = "q"
  region = "cn-hangzhou"
}
module "worker" {
  source = "./worker"
  providers = {
    alicloud.function = alicloud.fn
    alicloud.queue    = alicloud.q
  }
}
