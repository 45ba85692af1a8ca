module "a" {
  source = "./m"
  first  = "start"
  second = module.b.out
}
module "b" {
  source = "./m"
  first  = module.a.first_out
}
output "a" { value = module.a }
output "b" { value = module.b }
