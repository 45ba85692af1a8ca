module "async" {
  source = "../modules/async"
}
