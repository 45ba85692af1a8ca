provider "registry.terraform.io/aliyun/alicloud" {
  version = "1.120.0"
}
