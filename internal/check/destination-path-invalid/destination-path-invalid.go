// Package destinationpathinvalid is FCA203.
package destinationpathinvalid

import (
	"fmt"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/destinations"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Rule reports the ARN of a product that can be a destination, with a path that cannot.
var Rule = check.Rule{
	ID:       "FCA203",
	Name:     "destination-path-invalid",
	Severity: check.Error,
	Fixable:  true,
	Doc: check.Doc{
		Title: "The path of a destination is misspelled",
		Why: `The last part of a destination's ARN has one exact form for each product; Alibaba Cloud writes the same queue differently in other places.

| destination | path |
|---|---|
| queue | ` + "`/queues/NAME/messages`" + ` |
| topic | ` + "`/topics/NAME/messages`" + ` |
| function of FC 3.0 | ` + "`functions/NAME`" + ` or ` + "`functions/NAME/QUALIFIER`" + ` |
| function of FC 2.0 | ` + "`services/SERVICE/functions/NAME`" + ` or ` + "`services/SERVICE.QUALIFIER/functions/NAME`" + ` |
| event bus | ` + "`eventbus/NAME`" + ` |

Copied from elsewhere, the path is wrong: a trigger's ` + "`source_arn`" + ` says ` + "`/topics/T`" + `, a subscription says
` + "`queues/Q`" + `, an alarm says ` + "`/queues/Q/message`" + `, an event rule says ` + "`/queues/Q`" + `. The permission to deliver is
checked against the same text, so it is missing too.`,
		Fix: `Write the path in the form of the table: the leading slash and the ending ` + "`/messages`" + ` belong to the path of a queue or topic, and a function or bus has no leading slash.`,
		Bad: []check.Example{
			{
				Title: "A topic's ARN as triggers want it (FC2)",
				Source: `resource "alicloud_mns_topic" "done" {
  name = "orders-done"
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_success {
      destination = "acs:mns:eu-central-1:1234567890123456:/topics/${alicloud_mns_topic.done.name}"
    }
  }
}
`,
			},
			{
				Title: "A function without functions/ (FC3)",
				Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:function/repair"
    }
  }
}
`,
			},
		},
		Good: []check.Example{{
			Title: "A topic and a function",
			Source: `resource "alicloud_message_service_topic" "done" {
  topic_name = "orders-done"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_success {
      destination = "acs:mns:eu-central-1:1234567890123456:/topics/${alicloud_message_service_topic.done.topic_name}/messages"
    }
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:functions/repair"
    }
  }
}
`,
		}},
		Since:     "0.1.0",
		Precision: "very-high",
		References: []string{
			alicloud.Async2DocURL, alicloud.Async3DocURL, alicloud.ResultCallbackURL,
			"https://www.alibabacloud.com/help/en/fc/developer-reference/api-fc-open-2021-04-06-struct-destination",
		},
	},
	Run: run,
}

func run(p *check.Pass) {
	set := destinations.Read(p.Project)
	for _, d := range set.Readable() {
		if whole, _ := d.ARN.Relative.Known(); whole == "*" {
			continue // FCA205
		}
		switch d.PathOK {
		case symbol.No:
			report(p, set, d)
		case symbol.Unknown:
			d.Ask(p, "whether "+d.Quote(d.ARN.Relative)+" is the path of "+destinations.A(kind(d)), d.ARN.Relative)
		}
	}
}

func report(p *check.Pass, set *destinations.Set, d *destinations.Destination) {
	message := fmt.Sprintf("%s: the path %s is not that of %s, because %s", d.Says(), d.Quote(d.ARN.Relative), destinations.A(kind(d)), d.PathProblem)
	fix := "The path must be " + forms(d) + "."
	if arn := set.Repair(d); arn != "" {
		fix = "Write `" + arn + "`."
	}
	f := d.Finding(message, fix, set.DeclaredHere(d)...)
	f.Edits = set.RepairEdits(d)
	p.Report(f)
}

// kind names what the product's destinations are.
func kind(d *destinations.Destination) string {
	if d.Kind == alicloud.FC2Function || d.Kind == alicloud.FC3Function {
		return alicloud.Function.String()
	}
	return d.Kind.String()
}

// forms are the paths that the product's destinations have.
func forms(d *destinations.Destination) string {
	switch d.Kind {
	case alicloud.Queue:
		return "`" + destinations.QueuePath + "`"
	case alicloud.Topic:
		return "`" + destinations.TopicPath + "`"
	case alicloud.QueueOrTopic:
		return "`" + destinations.QueuePath + "` or `" + destinations.TopicPath + "`"
	case alicloud.EventBus:
		return "`eventbus/<name>`"
	case alicloud.RocketMQ4:
		return "that of a topic"
	}
	return "`" + destinations.FunctionPath(d.Config.Generation, "<service>", "<function>") + "`"
}
