module "worker" {
  source = "../../modules/worker"
  scope  = "eu-central-1:1234567890123456"
}
