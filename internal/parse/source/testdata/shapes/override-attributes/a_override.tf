output "name" { value = "a_override" }
variable "size" { type = string }
locals { replaced = "a_override" }
module "m" { second = "a_override" }
