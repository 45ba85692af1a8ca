policy_data = {
  fcasync = {
    event_age_too_short = { minimum_seconds = 3600, severity = "error" }
  }
}
