// Package destinationself is FCA211.
package destinationself

import (
	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/destinations"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Rule reports a function that delivers its results to itself.
var Rule = check.Rule{
	ID:       "FCA211",
	Name:     "destination-self",
	Severity: check.Error,
	Doc: check.Doc{
		Title: "A function delivers to itself",
		Why: `A destination function is invoked asynchronously, so its own config applies to that invocation too: a function that delivers to itself calls itself without end.

Each round wraps the last one's payload once more, and each is paid for. With ` + "`on_failure`" + ` the loop starts with the
first event that the function cannot handle, with ` + "`on_success`" + ` at once.`,
		Fix: `Deliver to another function, or to a queue or topic that nothing forwards back.`,
		Bad: []check.Example{
			{
				Title: "The function's own ARN (FC3)",
				Source: `resource "alicloud_fcv3_function" "orders" {
  function_name = "orders"
  runtime       = "python3.10"
  handler       = "index.handler"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = alicloud_fcv3_function.orders.function_name

  destination_config {
    on_failure {
      destination = alicloud_fcv3_function.orders.function_arn
    }
  }
}
`,
			},
			{
				Title: "LATEST is what is meant without a qualifier (FC2)",
				Source: `resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_success {
      destination = "acs:fc:eu-central-1:1234567890123456:services/shop.LATEST/functions/orders"
    }
  }
}
`,
			},
		},
		Good: []check.Example{{
			Title: "Another function repairs",
			Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:functions/orders-repair"
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
	set := destinations.Read(p.Project)
	for _, d := range set.Readable() {
		to, ok := d.Function()
		from, sure := destinations.Configured(d.Config)
		if !ok || !sure || destinations.QualifiedKey(to) != destinations.QualifiedKey(from) {
			continue
		}
		switch d.Reaches(d.Config.Provider) {
		case symbol.Yes:
			p.Report(d.Finding(d.Says()+": this is the configured function itself, so each delivery leads to the next one",
				"Deliver to another function, or to a queue or topic.", set.DeclaredHere(d)...))
		case symbol.Unknown:
			d.Ask(p, "whether the destination is the configured function itself or one of the same name elsewhere",
				symbol.Concat(d.ARN.Region, d.ARN.Account, d.Config.Provider.Region, d.Config.Provider.Account))
		}
	}
}
