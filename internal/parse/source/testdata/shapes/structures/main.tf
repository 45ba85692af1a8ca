variable "queues" {
  default = {
    orders  = { fifo = true, consumers = { billing = { retries = 3 }, mail = {} } }
    returns = { fifo = false, consumers = {} }
  }
}
locals {
  pairs = flatten([
    for q, s in var.queues : [
      for c, t in s.consumers : { queue = q, consumer = c, retries = try(t.retries, 1) }
    ]
  ])
  by_key  = { for p in local.pairs : "${p.queue}.${p.consumer}" => p }
  grouped = { for p in local.pairs : p.queue => p.consumer... }
  fifo    = [for q, s in var.queues : q if s.fifo]
  product = [for p in setproduct(["a", "b"], [1, 2]) : "${p[0]}${p[1]}"]
  merged  = merge([for q, s in var.queues : { (q) = length(s.consumers) }]...)
  sorted  = [for k in sort(keys(local.by_key)) : local.by_key[k].retries]
}
resource "terraform_data" "consumer" {
  for_each = local.by_key
  input    = merge(each.value, { label = "${upper(each.key)}#${each.value.retries}" })
}
output "pairs" { value = local.pairs }
output "grouped" { value = local.grouped }
output "fifo" { value = local.fifo }
output "product" { value = local.product }
output "merged" { value = local.merged }
output "sorted" { value = local.sorted }
output "labels" { value = { for k, c in terraform_data.consumer : k => c.input.label } }
output "nested_index" { value = var.queues["orders"]["consumers"].billing["retries"] }
output "conditional" { value = { for q, s in var.queues : q => s.fifo ? "${q}.fifo" : q } }
