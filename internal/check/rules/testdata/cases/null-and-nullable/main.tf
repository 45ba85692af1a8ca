variable "retries" {
  type     = number
  default  = 9
  nullable = false
}

variable "age" {
  type    = number
  default = 0
}

module "null_is_default" {
  source  = "./async"
  name    = "a"
  retries = null
  age     = null
}
