retries = 30
