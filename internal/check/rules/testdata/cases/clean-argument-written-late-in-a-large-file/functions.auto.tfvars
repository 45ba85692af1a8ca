functions = {
  orders = {
    failure = { type = "queue", name = "dead" }
  }
  mail = {
    retries = 0
    success = { type = "topic", name = "done" }
  }
  none    = {}
  retired = { enabled = false, retries = 99, age = 0 }
}
