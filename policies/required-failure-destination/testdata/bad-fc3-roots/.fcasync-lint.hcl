policy_data = {
  fcasync = {
    required_failure_destination = {
      environments = {
        production = { roots = ["envs/prod"] }
        staging    = { roots = ["envs/stag*"], functions = ["*-rc"] }
      }
    }
  }
}
