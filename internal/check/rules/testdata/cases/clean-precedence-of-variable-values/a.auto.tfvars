retries = 50
