output "function_arn" {
  value = alicloud_fcv3_function.this.function_arn
}

output "dead_letter_queue" {
  value = alicloud_message_service_queue.dead.queue_name
}
