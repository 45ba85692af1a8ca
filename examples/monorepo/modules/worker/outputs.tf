output "function_name" {
  value = alicloud_fcv3_function.this.function_name
}
