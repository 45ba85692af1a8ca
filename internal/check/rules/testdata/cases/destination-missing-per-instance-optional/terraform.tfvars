functions = {
  orders = {
    dlq = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
  }
  mail = {
    retries = "10"
  }
}
