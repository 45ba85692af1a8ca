policy_data = {
  fcasync = {
    payload_limit = { kinds = ["event bus"] }
  }
}
