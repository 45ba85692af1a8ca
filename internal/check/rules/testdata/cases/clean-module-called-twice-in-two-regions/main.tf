provider "alicloud" {
  region = "cn-hangzhou"
}

provider "alicloud" {
  alias  = "shanghai"
  region = "cn-shanghai"
}

module "a" {
  source = "./async"
}

module "b" {
  source = "./async"
  providers = {
    alicloud = alicloud.shanghai
  }
}
