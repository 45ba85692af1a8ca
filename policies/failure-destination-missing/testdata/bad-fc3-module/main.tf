module "worker" {
  source  = "./worker"
  count   = 2
  name    = "worker-${count.index}"
  retries = count.index + 1
}
