module "async" {
  source  = "./async"
  retries = 0
}
