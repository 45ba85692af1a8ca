module "a" {
  source = "./step"
  name   = "a"
  next   = "b"
}
module "b" {
  source = "./step"
  name   = "b"
  next   = "a"
}
