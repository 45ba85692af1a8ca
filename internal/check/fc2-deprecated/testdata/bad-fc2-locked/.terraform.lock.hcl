provider "registry.terraform.io/aliyun/alicloud" {
  version = "1.272.0"
}
