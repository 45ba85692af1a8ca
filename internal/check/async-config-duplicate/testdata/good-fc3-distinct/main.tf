variable "blue" {
  type = string
}

variable "green" {
  type = string
}

variable "task" {
  type = bool
}

provider "alicloud" {
  region = "cn-hangzhou"
}

provider "alicloud" {
  alias  = "sg"
  region = "ap-southeast-1"
}

resource "alicloud_fcv3_async_invoke_config" "each" {
  for_each      = toset(["a", "b"])
  function_name = "fn-${each.key}"
  async_task    = true
}

# The same names, elsewhere.
resource "alicloud_fcv3_async_invoke_config" "elsewhere" {
  for_each      = toset(["a", "b"])
  provider      = alicloud.sg
  function_name = "fn-${each.key}"
  async_task    = true
}

# Nobody knows whether these are the same.
resource "alicloud_fcv3_async_invoke_config" "blue" {
  function_name = var.blue
  async_task    = true
}

resource "alicloud_fcv3_async_invoke_config" "green" {
  function_name = var.green
  async_task    = true
}

# One of the two exists.
resource "alicloud_fcv3_async_invoke_config" "with_task" {
  count         = var.task ? 1 : 0
  function_name = "either"
  async_task    = true
}

resource "alicloud_fcv3_async_invoke_config" "without_task" {
  count         = var.task ? 0 : 1
  function_name = "either" # undecided "FCA401 .*exist at the same time"
  async_task    = false
}

# Not in use.
resource "alicloud_fcv3_async_invoke_config" "off" {
  count         = 0
  function_name = "fn-a"
}
