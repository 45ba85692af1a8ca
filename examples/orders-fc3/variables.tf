variable "environment" {
  description = "Part of every name: staging, production."
  type        = string
}
