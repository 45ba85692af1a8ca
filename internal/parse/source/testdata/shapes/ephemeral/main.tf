variable "token" {
  ephemeral = true
  default   = "t"
}
locals { a = "ok" }
output "a" { value = local.a }
output "null" { value = ephemeralasnull(var.token) == null }
