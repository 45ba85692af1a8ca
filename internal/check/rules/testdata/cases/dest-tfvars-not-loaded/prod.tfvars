dlq = "orders-dead"
