provider "registry.terraform.io/aliyun/alicloud" {
  version = "1.228.0"
}
