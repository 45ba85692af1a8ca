provider "registry.terraform.io/aliyun/alicloud" {
  version = "1.280.0"
}
