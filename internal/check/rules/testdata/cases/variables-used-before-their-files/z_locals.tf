locals {
  by_stage = { dev = 1, prod = 9 }
  stage    = element(split("-", local.prefix), 1)
  prefix   = "app-prod"
}
