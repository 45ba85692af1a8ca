configs = [
  { name = "orders" },
  { name = "mail", retries = 8 },
]
