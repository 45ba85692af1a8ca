output "dead_letter_queues" {
  value = [module.europe.dead_letter_queue, module.singapore.dead_letter_queue]
}
