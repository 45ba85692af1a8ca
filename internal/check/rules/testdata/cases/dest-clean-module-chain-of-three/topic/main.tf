variable "after" { type = string }
data "alicloud_account" "me" {}
resource "alicloud_message_service_topic" "this" {
  topic_name = "done-${substr(sha1(var.after), 0, 6)}"
}
output "arn" {
  value = "acs:mns:cn-beijing:${data.alicloud_account.me.id}:/topics/${alicloud_message_service_topic.this.topic_name}/messages"
}
