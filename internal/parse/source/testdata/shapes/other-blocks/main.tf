terraform {
  required_version = ">= 1.0"
  required_providers {
    terraform = {
      source = "terraform.io/builtin/terraform"
    }
  }
}
resource "terraform_data" "new" {
  input = "new"
  lifecycle {
    create_before_destroy = true
    ignore_changes        = [input]
    precondition {
      condition     = var.v != "x"
      error_message = "no"
    }
  }
  depends_on = [terraform_data.other]
  provisioner "local-exec" {
    when    = destroy
    command = "true"
  }
}
resource "terraform_data" "other" {}
moved {
  from = terraform_data.old
  to   = terraform_data.new
}
removed {
  from = terraform_data.gone
  lifecycle {
    destroy = false
  }
}
check "c" {
  assert {
    condition     = var.v != ""
    error_message = "no"
  }
}
variable "v" {
  default = "ok"
  validation {
    condition     = length(var.v) > 1
    error_message = "no"
  }
}
output "v" {
  value      = var.v
  depends_on = [terraform_data.new]
  precondition {
    condition     = var.v != ""
    error_message = "no"
  }
}
output "input" { value = terraform_data.new.input }
