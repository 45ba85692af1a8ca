variable "functions" {
  type = map(string)
}

module "async" {
  for_each      = var.functions
  source        = "./async"
  function_name = each.key
}
