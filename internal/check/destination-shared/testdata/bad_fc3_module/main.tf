provider "alicloud" {
  region = "eu-central-1"
}

data "alicloud_account" "current" {}

resource "alicloud_message_service_queue" "results" {
  queue_name = "results"
}

locals {
  results = "acs:mns:eu-central-1:${data.alicloud_account.current.id}:/queues/${alicloud_message_service_queue.results.queue_name}/messages"
}

module "worker" {
  source = "./worker"

  on_failure = local.results
  on_success = "acs:mns:eu-central-1:${data.alicloud_account.current.id}:/queues/results/messages"
}
