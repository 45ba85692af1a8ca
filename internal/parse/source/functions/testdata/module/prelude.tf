# What the expressions of ../expressions.txt refer to. Locals must not refer to
# each other: the test that evaluates them does not sort them.
terraform {
  required_providers {
    terraform = {
      source = "terraform.io/builtin/terraform"
    }
  }
}

resource "terraform_data" "u" {
  input = "x"
}

resource "terraform_data" "n" {
  input = 1
}

resource "terraform_data" "many" {
  count = 2
  input = ["x", "y"]
}

locals {
  strings  = ["a", "b", "c"]
  numbers  = tolist([3, 1, 2])
  map      = tomap({ one = 1, two = 2 })
  object   = { name = "n", size = 3, tags = { env = "prod" }, list = [1, 2] }
  people   = [{ name = "ann", age = 30, team = "x" }, { name = "bob", age = 25, team = "y" }, { name = "cy", age = 41, team = "x" }]
  nothing  = null
  empty    = ""
  secret   = sensitive("s3cret")
  greeting = "Hello, $${name}!"
  loop     = "%%{ for x in xs }$${x};%%{ endfor }"
  reads    = "$${file(\"files/a.txt\")}"
  renders  = "$${templatestring(name, {})}"
  value    = "$${name}"
  big      = 123456789012345678901234567890
}
