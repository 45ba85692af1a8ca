// Package destinationhttpfunction is FCA210.
package destinationhttpfunction

import (
	"fmt"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/destinations"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Rule reports a destination function that serves HTTP.
var Rule = check.Rule{
	ID:       "FCA210",
	Name:     "destination-http-function",
	Severity: check.Error,
	Doc: check.Doc{
		Title: "The destination is an HTTP function",
		Why: `Only event functions can be destinations, and a function with an HTTP trigger is an HTTP function.

Its handler takes a request, not the event that describes the result, so deliveries fail.`,
		Fix: `Deliver to a function without HTTP trigger, which may share its code, or to a queue that the HTTP function reads.`,
		Bad: []check.Example{
			{
				Title: "The destination has an HTTP trigger (FC3)",
				Source: `resource "alicloud_fcv3_function" "repair" {
  function_name = "repair"
  runtime       = "python3.10"
  handler       = "index.handler"
}

resource "alicloud_fcv3_trigger" "http" {
  function_name  = alicloud_fcv3_function.repair.function_name
  trigger_name   = "http"
  trigger_type   = "http"
  qualifier      = "LATEST"
  trigger_config = jsonencode({ authType = "anonymous", methods = ["POST"] })
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = alicloud_fcv3_function.repair.function_arn
    }
  }
}
`,
			},
			{
				Title: "The destination has an HTTP trigger (FC2)",
				Source: `resource "alicloud_fc_trigger" "http" {
  service  = "shop"
  function = "repair"
  name     = "http"
  type     = "http"
  config   = jsonencode({ authType = "anonymous", methods = ["POST"] })
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:services/shop/functions/repair"
    }
  }
}
`,
			},
		},
		Good: []check.Example{{
			Title: "The configured function may serve HTTP, the destination does not",
			Source: `resource "alicloud_fcv3_trigger" "http" {
  function_name  = "orders"
  trigger_name   = "http"
  trigger_type   = "http"
  qualifier      = "LATEST"
  trigger_config = jsonencode({ authType = "anonymous", methods = ["POST"] })
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:functions/repair"
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
		References: []string{alicloud.ResultCallbackURL, "https://www.alibabacloud.com/help/en/functioncompute/fc-2-0/user-guide/result-callback"},
	},
	Run: run,
}

func run(p *check.Pass) {
	set := destinations.Read(p.Project)
	triggers := map[string][]*model.Trigger{}
	for _, t := range p.Project.Triggers {
		if ref, ok := destinations.Triggered(t); ok {
			k := destinations.FunctionKey(ref)
			triggers[k] = append(triggers[k], t)
		}
	}
	for _, d := range set.Readable() {
		ref, ok := d.Function()
		if !ok {
			continue
		}
		verdict, found := symbol.No, []*model.Trigger(nil)
		for _, t := range triggers[destinations.FunctionKey(ref)] {
			http := symbol.Unknown
			if t.Kind.Set == symbol.Yes {
				http = symbol.Equal(t.Kind.Text, symbol.Lit("http"))
			}
			is := d.Reaches(t.Provider).And(http).And(t.ExistsWith(&d.Config.Resource))
			verdict = verdict.Or(is)
			if is == symbol.Yes {
				found = append(found, t)
			}
		}
		switch verdict {
		case symbol.Yes:
			report(p, set, d, found)
		case symbol.Unknown:
			d.Ask(p, "whether the destination function has an http trigger, for one may exist", symbol.Text{})
		}
	}
}

func report(p *check.Pass, set *destinations.Set, d *destinations.Destination, triggers []*model.Trigger) {
	related := set.DeclaredHere(d)
	for _, t := range triggers {
		related = append(related, check.Related{Message: "the http trigger is declared here", Location: t.Range})
	}
	p.Report(d.Finding(fmt.Sprintf("%s: the function has the http trigger %s, but only event functions can be destinations",
		d.Says(), triggers[0].Address), "Deliver to a function without http trigger, or to a queue that this function reads.", related...))
}
