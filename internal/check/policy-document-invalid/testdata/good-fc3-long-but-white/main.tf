data "alicloud_account" "current" {}

resource "alicloud_message_service_queue" "failed" {
  queue_name = "orders-failed"
}

resource "alicloud_fcv3_function" "orders" {
  function_name = "orders"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_ram_role.delivery.arn
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = alicloud_fcv3_function.orders.function_name

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${data.alicloud_account.current.id}:/queues/${alicloud_message_service_queue.failed.queue_name}/messages"
    }
  }
}

resource "alicloud_ram_role" "delivery" {
  role_name = "orders-delivery"
  assume_role_policy_document = jsonencode({
    Version = "1"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = ["fc.aliyuncs.com"] }
    }]
  })
}

resource "alicloud_ram_policy" "delivery" {
  policy_name = "orders-delivery"

  policy_document = <<-JSON
    {
      "Version": "1",
      "Statement": [
        {
          "Effect": "Allow",
          "Action": "mns:SendMessage",
          "Resource": [
                              "acs:mns:*:*:/queues/tenant-000/messages",
                              "acs:mns:*:*:/queues/tenant-001/messages",
                              "acs:mns:*:*:/queues/tenant-002/messages",
                              "acs:mns:*:*:/queues/tenant-003/messages",
                              "acs:mns:*:*:/queues/tenant-004/messages",
                              "acs:mns:*:*:/queues/tenant-005/messages",
                              "acs:mns:*:*:/queues/tenant-006/messages",
                              "acs:mns:*:*:/queues/tenant-007/messages",
                              "acs:mns:*:*:/queues/tenant-008/messages",
                              "acs:mns:*:*:/queues/tenant-009/messages",
                              "acs:mns:*:*:/queues/tenant-010/messages",
                              "acs:mns:*:*:/queues/tenant-011/messages",
                              "acs:mns:*:*:/queues/tenant-012/messages",
                              "acs:mns:*:*:/queues/tenant-013/messages",
                              "acs:mns:*:*:/queues/tenant-014/messages",
                              "acs:mns:*:*:/queues/tenant-015/messages",
                              "acs:mns:*:*:/queues/tenant-016/messages",
                              "acs:mns:*:*:/queues/tenant-017/messages",
                              "acs:mns:*:*:/queues/tenant-018/messages",
                              "acs:mns:*:*:/queues/tenant-019/messages",
                              "acs:mns:*:*:/queues/tenant-020/messages",
                              "acs:mns:*:*:/queues/tenant-021/messages",
                              "acs:mns:*:*:/queues/tenant-022/messages",
                              "acs:mns:*:*:/queues/tenant-023/messages",
                              "acs:mns:*:*:/queues/tenant-024/messages",
                              "acs:mns:*:*:/queues/tenant-025/messages",
                              "acs:mns:*:*:/queues/tenant-026/messages",
                              "acs:mns:*:*:/queues/tenant-027/messages",
                              "acs:mns:*:*:/queues/tenant-028/messages",
                              "acs:mns:*:*:/queues/tenant-029/messages",
                              "acs:mns:*:*:/queues/tenant-030/messages",
                              "acs:mns:*:*:/queues/tenant-031/messages",
                              "acs:mns:*:*:/queues/tenant-032/messages",
                              "acs:mns:*:*:/queues/tenant-033/messages",
                              "acs:mns:*:*:/queues/tenant-034/messages",
                              "acs:mns:*:*:/queues/tenant-035/messages",
                              "acs:mns:*:*:/queues/tenant-036/messages",
                              "acs:mns:*:*:/queues/tenant-037/messages",
                              "acs:mns:*:*:/queues/tenant-038/messages",
                              "acs:mns:*:*:/queues/tenant-039/messages",
                              "acs:mns:*:*:/queues/tenant-040/messages",
                              "acs:mns:*:*:/queues/tenant-041/messages",
                              "acs:mns:*:*:/queues/tenant-042/messages",
                              "acs:mns:*:*:/queues/tenant-043/messages",
                              "acs:mns:*:*:/queues/tenant-044/messages",
                              "acs:mns:*:*:/queues/tenant-045/messages",
                              "acs:mns:*:*:/queues/tenant-046/messages",
                              "acs:mns:*:*:/queues/tenant-047/messages",
                              "acs:mns:*:*:/queues/tenant-048/messages",
                              "acs:mns:*:*:/queues/tenant-049/messages",
                              "acs:mns:*:*:/queues/tenant-050/messages",
                              "acs:mns:*:*:/queues/tenant-051/messages",
                              "acs:mns:*:*:/queues/tenant-052/messages",
                              "acs:mns:*:*:/queues/tenant-053/messages",
                              "acs:mns:*:*:/queues/tenant-054/messages",
                              "acs:mns:*:*:/queues/tenant-055/messages",
                              "acs:mns:*:*:/queues/tenant-056/messages",
                              "acs:mns:*:*:/queues/tenant-057/messages",
                              "acs:mns:*:*:/queues/tenant-058/messages",
                              "acs:mns:*:*:/queues/tenant-059/messages",
                              "acs:mns:*:*:/queues/tenant-060/messages",
                              "acs:mns:*:*:/queues/tenant-061/messages",
                              "acs:mns:*:*:/queues/tenant-062/messages",
                              "acs:mns:*:*:/queues/tenant-063/messages",
                              "acs:mns:*:*:/queues/tenant-064/messages",
                              "acs:mns:*:*:/queues/tenant-065/messages",
                              "acs:mns:*:*:/queues/tenant-066/messages",
                              "acs:mns:*:*:/queues/tenant-067/messages",
                              "acs:mns:*:*:/queues/tenant-068/messages",
                              "acs:mns:*:*:/queues/tenant-069/messages",
                              "acs:mns:*:*:/queues/tenant-070/messages",
                              "acs:mns:*:*:/queues/tenant-071/messages",
                              "acs:mns:*:*:/queues/tenant-072/messages",
                              "acs:mns:*:*:/queues/tenant-073/messages",
                              "acs:mns:*:*:/queues/tenant-074/messages",
                              "acs:mns:*:*:/queues/tenant-075/messages",
                              "acs:mns:*:*:/queues/tenant-076/messages",
                              "acs:mns:*:*:/queues/tenant-077/messages",
                              "acs:mns:*:*:/queues/tenant-078/messages",
                              "acs:mns:*:*:/queues/tenant-079/messages",
                              "acs:mns:*:*:/queues/tenant-080/messages",
                              "acs:mns:*:*:/queues/tenant-081/messages",
                              "acs:mns:*:*:/queues/tenant-082/messages",
                              "acs:mns:*:*:/queues/tenant-083/messages",
                              "acs:mns:*:*:/queues/tenant-084/messages",
                              "acs:mns:*:*:/queues/tenant-085/messages",
                              "acs:mns:*:*:/queues/tenant-086/messages",
                              "acs:mns:*:*:/queues/tenant-087/messages",
                              "acs:mns:*:*:/queues/tenant-088/messages",
                              "acs:mns:*:*:/queues/tenant-089/messages",
                              "acs:mns:*:*:/queues/tenant-090/messages",
                              "acs:mns:*:*:/queues/tenant-091/messages",
                              "acs:mns:*:*:/queues/tenant-092/messages",
                              "acs:mns:*:*:/queues/tenant-093/messages",
                              "acs:mns:*:*:/queues/tenant-094/messages",
                              "acs:mns:*:*:/queues/tenant-095/messages",
                              "acs:mns:*:*:/queues/tenant-096/messages",
                              "acs:mns:*:*:/queues/tenant-097/messages",
                              "acs:mns:*:*:/queues/tenant-098/messages",
                              "acs:mns:*:*:/queues/tenant-099/messages",
                              "acs:mns:*:*:/queues/tenant-100/messages",
                              "acs:mns:*:*:/queues/tenant-101/messages",
                              "acs:mns:*:*:/queues/tenant-102/messages",
                              "acs:mns:*:*:/queues/tenant-103/messages",
                              "acs:mns:*:*:/queues/tenant-104/messages",
                              "acs:mns:*:*:/queues/tenant-105/messages",
                              "acs:mns:*:*:/queues/tenant-106/messages",
                              "acs:mns:*:*:/queues/tenant-107/messages",
                              "acs:mns:*:*:/queues/tenant-108/messages",
                              "acs:mns:*:*:/queues/tenant-109/messages",
            "acs:mns:*:*:/queues/orders-failed/messages"
          ]
        }
      ]
    }
  JSON
}

resource "alicloud_ram_role_policy_attachment" "delivery" {
  role_name   = alicloud_ram_role.delivery.role_name
  policy_name = alicloud_ram_policy.delivery.policy_name
  policy_type = alicloud_ram_policy.delivery.type
}
