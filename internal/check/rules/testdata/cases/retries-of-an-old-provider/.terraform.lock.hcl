provider "registry.terraform.io/aliyun/alicloud" {
  version     = "1.160.0"
  constraints = "~> 1.150"
  hashes = [
    "h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
  ]
}
