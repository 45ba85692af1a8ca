provider "registry.terraform.io/hashicorp/alicloud" {
  version     = "1.233.1"
  constraints = "~> 1.228"
}
