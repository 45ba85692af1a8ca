variable "name" {
  type = string
}

variable "environment" {
  type = string
}

variable "timeout" {
  description = "Seconds that one invocation may take."
  type        = number
  default     = 60
}

variable "retries" {
  type    = number
  default = 2
}

variable "max_age" {
  description = "Seconds that an event may wait before it is given up."
  type        = number
  default     = 21600
}

variable "code_bucket" {
  type    = string
  default = "function-code"
}
