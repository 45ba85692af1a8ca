// Package destinationrocketmq5 is FCA209.
package destinationrocketmq5

import (
	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/destinations"
)

// Rule reports a destination on RocketMQ 5.x.
var Rule = check.Rule{
	ID:       "FCA209",
	Name:     "destination-rocketmq-5",
	Severity: check.Error,
	Doc: check.Doc{
		Title: "RocketMQ 5.x is no destination",
		Why: `Results can be delivered to topics of RocketMQ 4.x only; Alibaba Cloud's documentation says that instances of 5.x are not supported.

In Terraform ` + "`alicloud_ons_instance` and `alicloud_ons_topic`" + ` are 4.x, ` + "`alicloud_rocketmq_instance` and `alicloud_rocketmq_topic`" + `
are 5.x, whose instance ids begin with ` + "`rmq-`" + ` and whose product code is ` + "`rocketmq`" + `.`,
		Fix: `Deliver to a queue, topic, function or event bus, and forward to RocketMQ 5.x from there.`,
		Bad: []check.Example{
			{
				Title: "A topic of a 5.x instance (FC3)",
				Source: `resource "alicloud_rocketmq_topic" "failed" {
  instance_id = "rmq-cn-7pp2mwbc7cq"
  topic_name  = "orders-failed"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mq:eu-central-1:1234567890123456:/instances/${alicloud_rocketmq_topic.failed.instance_id}/topic/${alicloud_rocketmq_topic.failed.topic_name}"
    }
  }
}
`,
			},
			{
				Title: "The product code of 5.x (FC2)",
				Source: `resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:rocketmq:eu-central-1:1234567890123456:instance/rmq-cn-7pp2mwbc7cq/topic/orders-failed"
    }
  }
}
`,
			},
		},
		Good: []check.Example{{
			Title: "A topic of a 4.x instance",
			Source: `resource "alicloud_ons_instance" "shop" {
  instance_name = "shop"
}

resource "alicloud_ons_topic" "failed" {
  instance_id  = alicloud_ons_instance.shop.id
  topic_name   = "orders-failed"
  message_type = 0
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mq:eu-central-1:1234567890123456:/instances/${alicloud_ons_instance.shop.id}/topic/${alicloud_ons_topic.failed.topic_name}"
    }

    on_success {
      destination = "acs:mns:eu-central-1:1234567890123456:/topics/orders-done/messages"
    }
  }
}
`,
		}},
		Since:      "0.1.0",
		Precision:  "very-high",
		References: []string{"https://help.aliyun.com/document_detail/422720.htm", alicloud.ResultCallbackURL},
	},
	Run: run,
}

func run(p *check.Pass) {
	set := destinations.Read(p.Project)
	for _, d := range set.All {
		if d.OnRocketMQ5() {
			p.Report(d.Finding(d.Says()+": this is RocketMQ 5.x, but only topics of RocketMQ 4.x (alicloud_ons_topic) can be destinations",
				"Deliver to a queue, topic or event bus, and forward from there, or use a topic of RocketMQ 4.x."))
		}
	}
}
