fc2_retries = 9
