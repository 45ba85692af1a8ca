variable "settings" {
  type = object({
    name    = string
    retries = optional(number, 3)
    tags    = optional(map(string), {})
    nested = optional(object({
      on   = optional(bool, true)
      list = optional(list(string), ["x"])
      deep = optional(object({ a = optional(string, "deep"), b = optional(number) }), {})
    }), {})
    gone = optional(string)
    rows = optional(list(object({ id = number, label = optional(string, "none") })), [{ id = 1 }])
  })
  default = { name = "n" }
}
variable "many" {
  type    = map(object({ size = optional(number, 1), color = optional(string, "red") }))
  default = { a = {}, b = { size = 2 }, c = { color = null, extra = "dropped" } }
}
variable "tuple" {
  type    = tuple([object({ a = optional(string, "A") }), string])
  default = [{}, "z"]
}
variable "set" {
  type    = set(object({ a = optional(string, "A"), b = string }))
  default = [{ b = "1" }, { a = "x", b = "2" }]
}
output "settings" { value = var.settings }
output "many" { value = var.many }
output "tuple" { value = var.tuple }
output "set" { value = var.set }
output "names" { value = [for k, v in var.many : "${k}-${v.size}-${v.color}"] }
output "deep" { value = var.settings.nested.deep.a }
