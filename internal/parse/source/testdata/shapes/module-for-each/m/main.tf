variable "name" { type = string }
variable "settings" {
  type = object({ memory = number, queues = optional(list(string), ["none"]) })
  default = {
    memory = 128
  }
}
resource "terraform_data" "queue" {
  for_each = toset(var.settings.queues)
  input    = "${var.name}-${each.key}"
}
output "label" { value = "${var.name}(${var.settings.memory})" }
output "queues" { value = [for q in terraform_data.queue : q.input] }
