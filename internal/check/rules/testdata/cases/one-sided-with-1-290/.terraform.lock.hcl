provider "registry.terraform.io/aliyun/alicloud" {
  version     = "1.290.0"
  constraints = "1.290.0"
}
