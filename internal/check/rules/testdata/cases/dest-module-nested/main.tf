module "app" {
  source = "./app"
  region = "eu-central-1"
}
