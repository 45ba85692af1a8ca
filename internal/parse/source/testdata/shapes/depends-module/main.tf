resource "terraform_data" "first" {}
module "m" {
  source     = "./m"
  in         = "known"
  depends_on = [terraform_data.first]
}
output "out" { value = module.m.out }
output "kept" { value = module.m.input }
