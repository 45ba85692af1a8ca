module "stack" {
  source = "./modules/stack"
  functions = {
    orders = { retries = 3 }
    mail   = { retries = 11 }
  }
}
