module "async" {
  source  = "example/async/alicloud"
  version = "1.2.0"
  name    = "orders"
  retries = 9
}
