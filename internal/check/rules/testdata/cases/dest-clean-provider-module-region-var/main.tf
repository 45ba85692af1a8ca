module "worker" {
  source = "./worker"
  region = "cn-beijing"
}
