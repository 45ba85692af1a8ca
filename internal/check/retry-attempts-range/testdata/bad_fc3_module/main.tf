locals {
  worker = {
    name  = "orders"
    retry = { attempts = 4 * 3 }
  }
}

module "worker" {
  source  = "./worker"
  count   = 2
  name    = "${local.worker.name}-${count.index}"
  retries = local.worker.retry.attempts - 8 * count.index
}
