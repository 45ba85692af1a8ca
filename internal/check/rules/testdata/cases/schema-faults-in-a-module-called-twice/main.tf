module "a" {
  source = "./async"
  name   = "a"
}

module "b" {
  source = "./async"
  name   = "b"
}
