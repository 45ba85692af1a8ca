provider "registry.terraform.io/aliyun/alicloud" {
  version = "1.250.0"
}
