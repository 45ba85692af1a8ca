locals {
  qualifiers = ["2nd", "-live", "LIVE", "latest", "Latest", "live/prod", ""]
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  count         = length(local.qualifiers)
  function_name = "orders-${count.index}"
  qualifier     = local.qualifiers[count.index] # want `FCA105 .*this\[0\]: qualifier is "2nd" ` `FCA105 .*this\[1\]: ` `FCA105 .*this\[3\]: ` `FCA105 .*this\[4\]: ` `FCA105 .*this\[5\]: `
}

resource "alicloud_fcv3_async_invoke_config" "long" {
  function_name = "long"
  qualifier     = join("", [for i in range(129) : "a"]) # want `FCA105 .*long: .*128`
}
