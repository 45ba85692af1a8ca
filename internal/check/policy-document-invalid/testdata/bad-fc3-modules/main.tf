module "orders" {
  source   = "./modules/worker"
  for_each = toset(["orders", "payments"])

  name = each.key
  statements = [
    {
      Effect   = "Permit" # want `FCA307 module.orders\["orders"\].alicloud_ram_policy.delivery: .*the Effect is "Permit"` `FCA307 module.orders\["payments"\].alicloud_ram_policy.delivery: .*the Effect is "Permit"`
      Action   = ["mns:SendMessage"]
      Resource = ["acs:mns:*:*:/queues/${each.key}-failed/messages"]
    },
  ]
}
