module "worker" {
  source   = "./worker"
  dead_arn = "acs:mns:eu-central-1:1234567890123456:/queues/dead"
}
module "good" {
  source   = "./worker"
  dead_arn = "acs:mns:eu-central-1:1234567890123456:/queues/dead/messages"
}
