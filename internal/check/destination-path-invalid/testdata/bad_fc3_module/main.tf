module "worker" {
  source = "./worker"

  dead_letter_prefix = "acs:mns:eu-central-1:1234567890123456:/queues"
  queue              = "orders-dead"
}
