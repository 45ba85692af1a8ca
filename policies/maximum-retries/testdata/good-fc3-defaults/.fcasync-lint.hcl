policy_data = {
  fcasync = {
    maximum_retries = { most = 3 }
  }
}
