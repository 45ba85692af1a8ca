resource "alicloud_ram_role" "this" {
  role_name                   = "fc"
  assume_role_policy_document = "{\"Version\":\"1\",\"Statement\":[{\"Action\":\"sts:AssumeRole\",\"Effect\":\"Allow\",\"Principal\":{\"Service\":[\"fc.aliyuncs.com\"]}}]}"
}
output "arn" {
  value = alicloud_ram_role.this.arn
}
