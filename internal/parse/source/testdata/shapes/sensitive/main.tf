variable "secret" {
  sensitive = true
  default   = "s3cret"
}
variable "plain" { default = "p" }
locals { mixed = { secret = var.secret, plain = var.plain } }
resource "terraform_data" "r" { input = "${var.plain}-${var.secret}" }
module "m" {
  source = "./m"
  arg    = var.secret
}
output "secret" {
  value     = var.secret
  sensitive = true
}
output "mixed" {
  value     = local.mixed
  sensitive = true
}
output "unwrapped" { value = nonsensitive(var.secret) }
output "plain" { value = local.mixed.plain }
output "is" { value = [issensitive(var.secret), issensitive(var.plain), issensitive(module.m.out)] }
output "marked" {
  value     = module.m.marked
  sensitive = true
}
output "length" { value = nonsensitive(length(var.secret)) }
output "tried" {
  value     = try(var.secret, "x")
  sensitive = true
}
