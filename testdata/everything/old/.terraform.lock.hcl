provider "registry.terraform.io/aliyun/alicloud" {
  version     = "1.200.0"
  constraints = "1.200.0"
}
