provider "alicloud" {
  region = "cn-hangzhou"
}

provider "alicloud" {
  alias  = "eu"
  region = "eu-central-1"
}

module "cn" {
  source = "./worker"
  region = "cn-hangzhou"
}

module "eu" {
  source = "./worker"
  region = "cn-hangzhou"

  providers = {
    alicloud = alicloud.eu
  }
}
