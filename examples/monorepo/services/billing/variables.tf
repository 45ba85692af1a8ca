variable "region" {
  type    = string
  default = "cn-hangzhou"
}

variable "role_arn" {
  type = string
}

variable "dead_letters" {
  description = "Path of the queue for events that failed for good."
  type        = string
  default     = "queues/billing-dead"
}
