provider "registry.terraform.io/aliyun/alicloud" {
  version = "1.241.0"
}
