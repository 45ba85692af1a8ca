retries = 60
