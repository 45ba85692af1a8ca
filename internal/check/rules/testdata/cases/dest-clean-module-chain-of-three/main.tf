module "queue" {
  source = "./queue"
}
module "topic" {
  source = "./topic"
  after  = module.queue.arn
}
module "worker" {
  source  = "./worker"
  failure = module.queue.arn
  success = module.topic.arn
}
