policy_data = {
  fcasync = {
    allowed_destination_kinds = { kinds = ["function"], severity = "warning" }
  }
}
