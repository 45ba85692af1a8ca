// Package destinationfifo is FCA215.
package destinationfifo

import (
	"fmt"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/destinations"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Rule reports a FIFO queue or topic as a destination.
var Rule = check.Rule{
	ID:       "FCA215",
	Name:     "destination-fifo",
	Severity: check.Info,
	Doc: check.Doc{
		Title: "The destination is a FIFO queue or topic",
		Why: `Messages to a FIFO queue or topic need a message group, which Function Compute is not documented to send.

Whether such deliveries work, and in which order they arrive, is not documented; every example delivers to a normal
queue or topic.`,
		Fix: `Deliver to a queue or topic of type ` + "`normal`" + `, or test that deliveries to this one arrive.`,
		Bad: []check.Example{{
			Title: "A FIFO queue for failures",
			Source: `resource "alicloud_message_service_queue" "dead" {
  queue_name = "orders-dead"
  queue_type = "fifo"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"
    }
  }
}
`,
		}},
		Good: []check.Example{{
			Title: "A normal queue",
			Source: `resource "alicloud_message_service_queue" "dead" {
  queue_name = "orders-dead"
  queue_type = "normal"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"
    }

    on_success {
      destination = "acs:mns:eu-central-1:1234567890123456:/topics/orders-done/messages"
    }
  }
}
`,
		}},
		Since:      "0.1.0",
		Precision:  "high",
		Versions:   "since 1.283.0, which brought `queue_type` and `topic_type`",
		References: []string{alicloud.ResultCallbackURL},
	},
	Run: run,
}

func run(p *check.Pass) {
	set := destinations.Read(p.Project)
	for _, d := range set.Readable() {
		t := set.Target(d)
		if t == nil || d.PathOK != symbol.Yes {
			continue
		}
		if kind, known := t.Fifo.Known(); known && kind == "fifo" {
			p.Report(d.Finding(fmt.Sprintf("%s: %s is a FIFO %s, and Function Compute is not documented to deliver to one",
				d.Says(), t.Address, t.Kind), "Deliver to a "+string(t.Kind)+" of type `normal`, or test that deliveries arrive.", set.DeclaredHere(d)...))
		}
	}
}
