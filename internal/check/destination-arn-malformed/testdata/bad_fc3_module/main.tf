provider "alicloud" {
  region     = "cn-hangzhou"
  account_id = "1234567890123456"
}

resource "alicloud_message_service_queue" "dead" {
  for_each   = toset(["orders", "refunds"])
  queue_name = "${each.key}-dead"
}

module "worker" {
  source   = "./modules/worker"
  for_each = toset(["orders", "refunds"])

  name  = each.key
  queue = alicloud_message_service_queue.dead[each.key].queue_name
}
