provider "registry.terraform.io/aliyun/alicloud" {
  version = "1.150.0"
}
