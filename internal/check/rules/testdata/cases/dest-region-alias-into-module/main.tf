provider "alicloud" {
  region = "eu-central-1"
}
provider "alicloud" {
  alias  = "hz"
  region = "cn-hangzhou"
}
module "eu" {
  source = "./worker"
  region = "eu-central-1"
}
module "hz" {
  source = "./worker"
  region = "cn-hangzhou"
  providers = {
    alicloud = alicloud.hz
  }
}
module "mixed" {
  source = "./worker"
  region = "eu-central-1"
  name   = "mixed"
  providers = {
    alicloud = alicloud.hz
  }
}
