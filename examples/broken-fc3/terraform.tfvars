retries = 99
