module "workers" {
  source = "./worker"
  for_each = {
    orders  = { dead = "acs:mns:eu-central-1:1234567890123456:/queues/orders-dead/messages", done = null }
    refunds = { dead = "", done = "acs:mns:eu-central-1:1234567890123456:/topics/refunds-done/messages" }
  }

  name       = each.key
  on_failure = each.value.dead
  on_success = each.value.done
}
