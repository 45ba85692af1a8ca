resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = toset(["orders", "2orders", "orders/live", "bestellungen-für-alle"])
  function_name = each.key # want `FCA106 .*this\["2orders"\]: ` `FCA106 .*this\["orders/live"\]: ` `FCA106 .*this\["bestellungen-für-alle"\]: `
}

resource "alicloud_fcv3_async_invoke_config" "empty" {
  function_name = "" # want `FCA106 .*empty: `
}

resource "alicloud_fcv3_async_invoke_config" "long" {
  function_name = format("a%0128d", 7) # want `FCA106 .*long: .*128`
}
