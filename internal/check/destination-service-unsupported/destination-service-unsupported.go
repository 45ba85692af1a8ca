// Package destinationserviceunsupported is FCA202.
package destinationserviceunsupported

import (
	"fmt"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/destinations"
)

// Rule reports the ARN of a product that results cannot be delivered to.
var Rule = check.Rule{
	ID:       "FCA202",
	Name:     "destination-service-unsupported",
	Severity: check.Error,
	Doc: check.Doc{
		Title: "A product that is no destination",
		Why: `Results can be delivered to SMQ (MNS) queues and topics, to functions, to EventBridge buses and to topics of RocketMQ 4.x, and to nothing else.

Buckets, log stores, Kafka, RabbitMQ, Direct Mail or workflows are reached through one of these: a function that
writes to them, or an EventBridge rule.`,
		Fix: `Deliver to a queue, topic, function or event bus, and forward from there.`,
		Bad: []check.Example{
			{
				Title: "An OSS bucket (FC3)",
				Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:oss:eu-central-1:1234567890123456:orders-failed"
    }
  }
}
`,
			},
			{
				Title: "A log store (FC2)",
				Source: `resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:log:eu-central-1:1234567890123456:project/shop/logstore/failed"
    }
  }
}
`,
			},
		},
		Good: []check.Example{{
			Title: "An event bus, from which rules forward",
			Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:eventbridge:eu-central-1:1234567890123456:eventbus/orders"
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
		References: []string{alicloud.ResultCallbackURL},
	},
	Run: run,
}

func run(p *check.Pass) {
	for _, d := range destinations.Read(p.Project).All {
		switch d.State {
		case destinations.Unsupported:
			fix := "Deliver to a queue or topic (mns), a function (fc), an event bus (eventbridge) or a RocketMQ 4.x topic (mq), and forward from there."
			if right, ok := otherNames[d.ARN.Product.String()]; ok {
				fix = fmt.Sprintf("The product's code in ARNs is `%s`: begin with `acs:%s:`.", right, right)
			}
			p.Report(d.Finding(fmt.Sprintf("%s: the product %s is no destination, only mns, fc, eventbridge and mq are",
				d.Says(), d.Quote(d.ARN.Product)), fix))
		case destinations.ProductUndecided:
			d.Ask(p, "whether the product of the destination is one that results can be delivered to", d.ARN.Product)
		}
	}
}

// otherNames are names of products that are destinations under another code.
var otherNames = map[string]string{
	"smq": "mns", "MNS": "mns", "SMQ": "mns", "FC": "fc", "fcv3": "fc", "fc3": "fc", "eb": "eventbridge",
	"event-bridge": "eventbridge", "EventBridge": "eventbridge", "ons": "mq", "MQ": "mq",
}
