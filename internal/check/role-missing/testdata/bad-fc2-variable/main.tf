# The role has a default of null, and nobody gives one.
module "shop" {
  source    = "./service"
  name      = "shop"
  functions = ["orders", "refunds"]
}

module "blog" {
  source    = "./service"
  name      = "blog"
  functions = ["publish"]
  role      = "acs:ram::1234567890123456:role/blog"
}
