module "a" {
  source = "./m"
  in     = "A"
}
module "b" {
  source = "./m/../m"
  in     = "B"
}
output "a" { value = module.a.out }
output "b" { value = module.b.out }
output "differ" { value = "${module.a.id}|${module.b.id}" }
