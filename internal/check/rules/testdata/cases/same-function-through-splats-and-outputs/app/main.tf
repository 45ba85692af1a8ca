variable "prefix" {
  type    = string
  default = "app"
}

resource "random_pet" "suffix" {}

resource "alicloud_fcv3_function" "orders" {
  count         = 1
  function_name = "${var.prefix}-orders-${random_pet.suffix.id}"
  runtime       = "python3.10"
  handler       = "index.handler"
}

resource "alicloud_fcv3_function" "mail" {
  function_name = "${var.prefix}-mail-${random_pet.suffix.id}"
  runtime       = "python3.10"
  handler       = "index.handler"
}

output "names" {
  value = alicloud_fcv3_function.orders[*].function_name
}

output "by_key" {
  value = {
    orders = alicloud_fcv3_function.orders[0].id
    mail   = alicloud_fcv3_function.mail.id
  }
}
