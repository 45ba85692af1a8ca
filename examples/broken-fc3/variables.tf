variable "region" {
  type    = string
  default = "cn-hangzhou"
}

variable "role_arn" {
  type = string
}

variable "retries" {
  type    = number
  default = 3
}
