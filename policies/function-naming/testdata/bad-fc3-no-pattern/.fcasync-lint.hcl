policy_data = {
  fcasync = {
    function_naming = { pattern = "^(shop" }
  }
}
