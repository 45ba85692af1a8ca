provider "registry.terraform.io/hashicorp/aws" {
  version = "1.60.0"
}
