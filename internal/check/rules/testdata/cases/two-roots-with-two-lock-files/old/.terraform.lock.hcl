provider "registry.terraform.io/aliyun/alicloud" {
  version = "1.231.0"
}
