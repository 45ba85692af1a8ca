provider "registry.terraform.io/aliyun/alicloud" {
  version     = "1.268.0"
  constraints = ">= 1.228.0"
}
