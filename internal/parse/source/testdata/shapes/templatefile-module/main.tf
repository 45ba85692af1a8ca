module "m" {
  source = "./modules/m"
  names  = ["a", "b"]
}
output "rendered" { value = module.m.rendered }
output "unknown" { value = module.m.unknown }
output "exists" { value = module.m.exists }
output "files" { value = module.m.files }
output "direct" { value = templatefile("${path.root}/modules/m/policy.tftpl", { names = ["z"], action = "root" }) }
output "inline" { value = templatestring(local.inline, { a = "A" }) }
locals { inline = "<$${a}>" }
