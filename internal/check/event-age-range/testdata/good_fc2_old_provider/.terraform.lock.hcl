provider "registry.terraform.io/aliyun/alicloud" {
  version = "1.166.0"
}
