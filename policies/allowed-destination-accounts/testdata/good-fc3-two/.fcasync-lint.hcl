policy_data = {
  fcasync = {
    allowed_destination_accounts = { accounts = [1234567890123456, "6543210987654321"] }
  }
}
