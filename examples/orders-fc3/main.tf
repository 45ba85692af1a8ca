module "europe" {
  source = "./modules/async-function"

  name        = "orders"
  environment = var.environment
  timeout     = 120
  retries     = 3
}

module "singapore" {
  source    = "./modules/async-function"
  providers = { alicloud = alicloud.singapore }

  name        = "orders"
  environment = "${var.environment}-sg"
  timeout     = 120
  retries     = 1
  max_age     = 3600
}
