variable "text" { default = "plain" }
variable "number" {
  type    = number
  default = "42"
}
variable "boolean" {
  type    = bool
  default = "true"
}
variable "list" {
  type    = list(string)
  default = [1, true, "three"]
}
variable "set" {
  type    = set(string)
  default = ["b", "a", "b"]
}
variable "map" {
  type    = map(string)
  default = { a = 1, b = false }
}
variable "tuple" {
  type    = tuple([string, number])
  default = [1, "2"]
}
variable "any_list" {
  type    = list(any)
  default = ["a", 1]
}
variable "any" {
  type    = any
  default = { x = [1, "two"] }
}
variable "nothing" { default = null }
variable "typed_nothing" {
  type    = string
  default = null
}
variable "undescribed" {
  description = "text"
  type        = map(list(number))
  default     = { a = ["1", 2] }
}
output "all" {
  value = [
    var.text, var.number, var.boolean, var.list, var.set, var.map, var.tuple, var.any_list, var.any,
    var.nothing, var.typed_nothing, var.undescribed,
  ]
}
output "number_text" { value = "n=${var.number} b=${var.boolean}" }
output "set_list" { value = tolist(var.set) }
