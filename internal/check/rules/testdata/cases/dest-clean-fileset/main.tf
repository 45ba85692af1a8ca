resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = fileset(path.module, "functions/*.json")
  function_name = trimsuffix(basename(each.value), ".json")
  destination_config {
    on_failure {
      destination = jsondecode(file(each.value)).dead
    }
  }
}
