module "job" {
  source   = "./job"
  name     = "cleanup"
  schedule = "@every 1h"
  dead     = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
}
