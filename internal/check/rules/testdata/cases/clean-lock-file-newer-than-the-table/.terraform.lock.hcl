provider "registry.terraform.io/aliyun/alicloud" {
  version     = "1.312.4"
  constraints = ">= 1.228.0"
}
