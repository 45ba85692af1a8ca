provider "alicloud" {
  region = "cn-hangzhou"
}

provider "alicloud" {
  alias  = "sh"
  region = "cn-shanghai"
}

module "pair" {
  source = "./pair/"
  providers = {
    alicloud.primary   = alicloud
    alicloud.secondary = alicloud.sh
  }
}

module "collapsed" {
  source = "./modules/../pair"
  name   = "mail"
  providers = {
    alicloud.primary   = alicloud.sh
    alicloud.secondary = alicloud.sh
  }
}
