module "worker" {
  source     = "./worker"
  account_id = "1234567890123456"
}
module "lazy" {
  source = "./worker"
  name   = "lazy"
}
