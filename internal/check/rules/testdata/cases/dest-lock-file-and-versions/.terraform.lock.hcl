provider "registry.terraform.io/aliyun/alicloud" {
  version     = "1.292.0"
  constraints = "~> 1.291"
}
