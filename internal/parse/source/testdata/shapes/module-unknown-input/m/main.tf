variable "name" { type = string }
variable "settings" {
  type = object({ id = string, fixed = string, opt = optional(string, "default") })
}
variable "list" { type = list(string) }
variable "set" { type = set(string) }
variable "map" { type = map(string) }
variable "number" { type = number }
variable "any" { type = any }
output "name" { value = upper(var.name) == "X" ? "never" : var.name }
output "settings" { value = var.settings }
output "list" { value = [var.list, var.list[0], "${var.list[1]}!"] }
output "set" { value = length(var.set) }
output "map" { value = [var.map["a"], "${var.map["b"]}!"] }
output "number" { value = "n=${var.number}" }
output "any" { value = var.any }
output "text" { value = "${var.settings.fixed}-${var.settings.id}-${var.settings.opt}-${var.any.deep[1]}" }
