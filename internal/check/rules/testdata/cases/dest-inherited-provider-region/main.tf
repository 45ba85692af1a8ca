provider "alicloud" {
  region = "eu-central-1"
}
module "worker" {
  source = "./worker"
}
