run "plan" {
  variables {
    retries = 99
  }
}
