retries = 9
