terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.292.0"
    }
  }
}

# A newer function resource may have this; what the async configs have is known.
resource "alicloud_fcv3_function" "orders" {
  function_name  = "orders"
  runtime        = "python3.10"
  handler        = "index.handler"
  quantum_backend = "auto" # undecided `FCA107 .*whether quantum_backend is known to provider .*, which is newer than the schema of version 1\.289\.0`
  memory_szie    = 512     # want `FCA107 .*did you mean "memory_size"\?`
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name   = alicloud_fcv3_function.orders.function_name
  quantum_backend = "auto" # want `FCA107 .*has no argument "quantum_backend"`
}
