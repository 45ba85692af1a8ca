variable "env" {
  type = string
}

module "worker" {
  source   = "./worker"
  for_each = toset(["a", "b"])
  name     = "${var.env}-${each.key}"
}
