retries = 8
