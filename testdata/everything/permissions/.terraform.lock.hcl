provider "registry.terraform.io/aliyun/alicloud" {
  version     = "1.289.0"
  constraints = "1.289.0"
}
