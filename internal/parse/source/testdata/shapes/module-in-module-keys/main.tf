module "outer" {
  for_each = toset(["eu", "us"])
  source   = "./outer"
  region   = each.key
}
output "all" { value = module.outer }
output "ids" { value = module.outer["eu"].inner_id }
