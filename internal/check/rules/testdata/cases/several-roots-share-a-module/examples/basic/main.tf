module "async" {
  source  = "../.."
  retries = 4
}
