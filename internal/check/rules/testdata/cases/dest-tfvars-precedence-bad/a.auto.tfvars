dlq = "acs:mns:eu-central-1:1234567890123456:/queues/dead/messages"
