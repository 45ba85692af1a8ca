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
  policy_name     = "orders-delivery"
  policy_document = data.alicloud_ram_policy_document.delivery.document
}

data "alicloud_ram_policy_document" "delivery" { # want "FCA307 data.alicloud_ram_policy_document.delivery: .*at least 6[0-9]+ characters, and RAM takes at most 6144"
  statement {
    effect = "Allow"
    action = ["mns:SendMessage"]
    resource = [
      "acs:mns:*:*:/queues/orders-failed-of-tenant-000/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-001/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-002/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-003/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-004/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-005/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-006/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-007/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-008/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-009/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-010/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-011/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-012/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-013/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-014/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-015/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-016/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-017/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-018/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-019/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-020/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-021/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-022/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-023/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-024/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-025/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-026/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-027/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-028/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-029/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-030/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-031/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-032/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-033/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-034/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-035/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-036/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-037/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-038/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-039/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-040/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-041/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-042/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-043/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-044/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-045/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-046/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-047/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-048/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-049/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-050/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-051/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-052/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-053/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-054/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-055/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-056/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-057/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-058/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-059/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-060/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-061/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-062/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-063/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-064/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-065/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-066/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-067/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-068/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-069/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-070/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-071/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-072/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-073/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-074/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-075/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-076/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-077/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-078/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-079/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-080/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-081/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-082/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-083/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-084/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-085/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-086/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-087/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-088/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-089/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-090/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-091/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-092/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-093/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-094/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-095/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-096/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-097/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-098/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-099/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-100/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-101/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-102/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-103/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-104/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-105/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-106/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-107/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-108/messages",
      "acs:mns:*:*:/queues/orders-failed-of-tenant-109/messages",
    ]
  }
}

resource "alicloud_ram_policy" "tenants" {
  policy_name = "orders-tenants"
  policy_document = jsonencode({ # want "FCA307 alicloud_ram_policy.tenants: .*at least [0-9]+ characters"
    Version = "1"
    Statement = [{
      Effect   = "Allow"
      Action   = "mns:SendMessage"
      Resource = [for i in range(150) : format("acs:mns:*:%s:/queues/orders-failed-of-tenant-%03d/messages", data.alicloud_account.current.id, i)]
    }]
  })
}

resource "alicloud_ram_role_policy_attachment" "delivery" {
  role_name   = alicloud_ram_role.delivery.role_name
  policy_name = alicloud_ram_policy.delivery.policy_name
  policy_type = alicloud_ram_policy.delivery.type
}
