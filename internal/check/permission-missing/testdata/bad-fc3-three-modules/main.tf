data "alicloud_account" "current" {}

resource "alicloud_message_service_queue" "dead" {
  for_each   = toset(["orders", "refunds"])
  queue_name = "${each.key}-dead"
}

module "role" {
  source   = "./modules/role"
  for_each = alicloud_message_service_queue.dead
  name     = "fc-${each.key}"
}

module "policy" {
  source    = "./modules/policy"
  for_each  = alicloud_message_service_queue.dead
  role_name = module.role[each.key].name
  queues    = ["orders-dead"] # meant to be [each.value.queue_name]
}

module "function" {
  source      = "./modules/function"
  for_each    = alicloud_message_service_queue.dead
  name        = each.key
  role_arn    = module.role[each.key].arn
  dead_letter = "acs:mns:cn-hangzhou:${data.alicloud_account.current.id}:/queues/${each.value.queue_name}/messages"
}
