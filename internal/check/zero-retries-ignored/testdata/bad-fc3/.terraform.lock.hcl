provider "registry.terraform.io/aliyun/alicloud" {
  version = "1.232.0"
}
