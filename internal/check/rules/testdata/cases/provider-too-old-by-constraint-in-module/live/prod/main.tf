terraform {
  required_version = ">= 1.3"
}

module "async" {
  source        = "../../modules/async"
  function_name = "orders"
}
