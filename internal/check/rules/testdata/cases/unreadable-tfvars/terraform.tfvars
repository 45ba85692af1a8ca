retries = 4 5
