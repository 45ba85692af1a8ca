variable "big" { default = 12345678901234567890123456789 }
variable "float" {
  type    = number
  default = 0.1
}
resource "terraform_data" "r" { input = [var.big, var.float, 1e3, 1 / 3, -0] }
output "sum" { value = var.float + 0.2 }
output "text" { value = "${var.big} ${var.float} ${1e21} ${1 / 3} ${10 % 3} ${2 * -3}" }
output "compare" { value = [var.float * 3 == 0.3, var.big > 1, 1 == "1", "1" == 1.0] }
output "conversion" { value = [tonumber("1.50"), tostring(1.50), tobool("true")] }
