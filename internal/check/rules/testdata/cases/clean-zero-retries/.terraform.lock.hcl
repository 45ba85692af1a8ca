provider "registry.terraform.io/aliyun/alicloud" {
  version = "1.203.0"
}
