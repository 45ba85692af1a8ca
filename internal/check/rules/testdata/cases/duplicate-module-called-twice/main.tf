module "a" {
  source = "./async"
}

module "b" {
  source = "./async"
  age    = 60
}
