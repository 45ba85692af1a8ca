module "worker" {
  source = "../../modules/worker"
  scope  = "cn-hangzhou:<ACCOUNT_ID>"
}
