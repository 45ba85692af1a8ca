locals {
  settings = {
    for s in keys(local.by_stage) : s => { retries = local.by_stage[s] }
  }
  name = "${local.prefix}-fn"
}
