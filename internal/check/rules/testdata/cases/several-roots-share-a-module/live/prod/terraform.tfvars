retries = 2
