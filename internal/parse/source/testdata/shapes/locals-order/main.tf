locals {
  c = "${local.b}-c"
  b = "${local.a}-b"
}
output "c" { value = local.c }
output "obj" { value = local.obj }
output "self_ref" { value = local.obj.x[1].y }
locals {
  a   = "a"
  obj = { x = [local.a, { y = local.c }], "quoted key" = 1, (local.b) = 2 }
}
