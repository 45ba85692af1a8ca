// Package destinationarnmalformed is FCA201.
package destinationarnmalformed

import (
	"fmt"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/destinations"
)

// Rule reports a destination that is no ARN.
var Rule = check.Rule{
	ID:       "FCA201",
	Name:     "destination-arn-malformed",
	Severity: check.Error,
	Fixable:  true,
	Doc: check.Doc{
		Title: "A destination that is no ARN",
		Why: `A destination is named by its ARN, ` + "`acs:<product>:<region>:<account id>:<path>`" + `: a name, an id, a URL, the ARN of a RAM role or of another cloud names none.

Neither resource checks the text, so ` + "`terraform plan`" + ` accepts it. None of the resources for queues, topics and
buses exports an ARN: it has to be written by hand, and ` + "`alicloud_message_service_queue.q.id`" + ` or ` + "`.queue_name`" + `
alone is the queue's bare name. A heredoc ends with a line break, which becomes part of the ARN.`,
		Fix: `Write the ARN of the queue, topic, function or event bus, with references for its parts.

` + "```hcl" + `
destination = "acs:mns:${var.region}:${data.alicloud_account.current.id}:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"
` + "```" + `

Functions export theirs: ` + "`alicloud_fcv3_function.f.function_arn`" + `.`,
		Bad: []check.Example{
			{
				Title: "The queue's name instead of its ARN (FC3)",
				Source: `resource "alicloud_message_service_queue" "dead" {
  queue_name = "orders-dead"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = alicloud_message_service_queue.dead.queue_name
    }
  }
}
`,
			},
			{
				Title: "A heredoc, which ends with a line break (FC2)",
				Source: `resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = <<-ARN
        acs:mns:eu-central-1:1234567890123456:/queues/orders-dead/messages
      ARN
    }
  }
}
`,
			},
		},
		Good: []check.Example{{
			Title: "The ARN, made of what is known only after apply",
			Source: `provider "alicloud" {
  region = "eu-central-1"
}

data "alicloud_account" "current" {}

resource "alicloud_message_service_queue" "dead" {
  queue_name = "orders-dead"
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${data.alicloud_account.current.id}:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"
    }
  }
}
`,
		}},
		Since:     "0.1.0",
		Precision: "very-high",
		References: []string{
			alicloud.Async2DocURL, alicloud.Async3DocURL, alicloud.ResultCallbackURL,
			"https://help.aliyun.com/en/ram/policy-elements",
		},
	},
	Run: run,
}

func run(p *check.Pass) {
	set := destinations.Read(p.Project)
	for _, d := range set.All {
		switch {
		case d.State == destinations.Malformed:
			report(p, set, d)
		case d.Padded:
			reportSpace(p, set, d)
		case d.State == destinations.Undecided:
			d.Ask(p, "whether the destination is an ARN", d.Value().Text)
		}
	}
}

func report(p *check.Pass, set *destinations.Set, d *destinations.Destination) {
	thing, arn := set.Meant(d)
	problem := d.Fault.String()
	switch {
	case d.Fault == alicloud.NoFault && d.IsRole():
		problem = "it is the ARN of a RAM role, not of something that results can be delivered to"
	case thing != "":
		problem = "it names " + destinations.A(thing) + " but is not its ARN"
	case d.Fault == alicloud.NoFault:
		problem = "it is a name or an id, not an ARN"
	}
	fix := "Write the ARN of the queue, topic, function or event bus, such as `" +
		set.Write(d.Config, "mns", destinations.QueuePath) + "`."
	if arn != "" {
		problem += ": write " + arn
		fix = "Write `" + arn + "`."
	}
	f := d.Finding(d.Says()+": "+problem, fix)
	f.Edits = set.MeantEdits(d)
	p.Report(f)
}

func reportSpace(p *check.Pass, set *destinations.Set, d *destinations.Destination) {
	fix := "Remove the white space, or wrap the expression in `trimspace()`."
	if strings.HasPrefix(strings.TrimSpace(d.Value().Written), "<<") {
		fix = "A heredoc ends with a line break: write the ARN as a quoted string instead."
	}
	f := d.Finding(fmt.Sprintf("%s: %s, which is no part of an ARN", d.Says(), alicloud.SurroundingSpace), fix)
	f.Edits = set.TrimEdits(d)
	p.Report(f)
}
