// Package destinationshared is FCA214.
package destinationshared

import (
	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/destinations"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Rule reports a config whose successes and failures go to the same place.
var Rule = check.Rule{
	ID:       "FCA214",
	Name:     "destination-shared",
	Severity: check.Info,
	Doc: check.Doc{
		Title: "Success and failure go to the same destination",
		Why: `What succeeded and what failed arrive at one place, so whoever reads it has to tell them apart.

The payload does say which it was, in ` + "`requestContext.condition` and `responseContext.functionError`" + `. Often, though, one
block was copied and its destination not changed.`,
		Fix: `Give each side its own destination, unless the receiver tells them apart.`,
		Bad: []check.Example{
			{
				Title: "Copied (FC3)",
				Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/orders/messages"
    }
    on_success {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/orders/messages"
    }
  }
}
`,
			},
			{
				Title: "Equal, whatever the variable will be (FC2)",
				Source: `variable "audit_arn" {
  type = string
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = var.audit_arn
    }
    on_success {
      destination = var.audit_arn
    }
  }
}
`,
			},
		},
		Good: []check.Example{{
			Title: "A queue for failures, a topic for successes",
			Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/orders/messages"
    }
    on_success {
      destination = "acs:mns:eu-central-1:1234567890123456:/topics/orders/messages"
    }
  }
}
`,
		}},
		Since:      "0.1.0",
		Precision:  "very-high",
		References: []string{alicloud.ResultCallbackURL, "https://help.aliyun.com/document_detail/422720.htm"},
	},
	Run: run,
}

func run(p *check.Pass) {
	first := map[*model.AsyncConfig]*destinations.Destination{} // its on_failure
	for _, d := range destinations.Read(p.Project).All {
		other, ok := first[d.Config]
		switch {
		case !ok:
			first[d.Config] = d
		case other.Side.Type != d.Side.Type && symbol.Equal(other.Value().Text, d.Value().Text) == symbol.Yes:
			report(p, other, d)
		}
	}
}

// report names the side that is written later.
func report(p *check.Pass, a, b *destinations.Destination) {
	if x, y := a.Range(), b.Range(); x.File == y.File && x.Start.Byte > y.Start.Byte {
		a, b = b, a
	}
	p.Report(b.Finding(b.Says()+": "+a.Side.Type+" goes to the same destination",
		"Give each side its own destination, unless the receiver tells successes and failures apart.",
		check.Related{Message: "the destination of " + a.Side.Type + " is here", Location: a.Range()}))
}
