module "plain" {
  source   = "../modules/async"
  function = { name = "plain" }
}

module "quiet" {
  source   = "../modules/async"
  function = { name = "quiet", async = {} }
}

module "full" {
  source = "../modules/async"
  function = {
    name = "full"
    async = {
      retries    = 1
      max_age    = 3600
      on_failure = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
      on_success = "acs:mns:cn-hangzhou:1234567890123456:/topics/done/messages"
    }
  }
}
