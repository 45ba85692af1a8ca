// Package destinationcycle is FCA212.
package destinationcycle

import (
	"fmt"
	"slices"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/destinations"
	"github.com/fcasync/fcasync-lint/internal/check/identity"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Rule reports functions that deliver to each other in a circle.
var Rule = check.Rule{
	ID:       "FCA212",
	Name:     "destination-cycle",
	Severity: check.Warning,
	Doc: check.Doc{
		Title: "Functions deliver to each other in a circle",
		Why: `A destination function is invoked asynchronously, so its own config applies to that invocation: where the destinations lead in a circle, one event may run for ever.

Each round wraps the last one's payload once more and is paid for. A circle of failures ends when one function handles
the event; a circle of successes ends when one fails.`,
		Fix: `Break the circle: let the last function deliver to a queue or topic.`,
		Bad: []check.Example{
			{
				Title: "A repair function whose failures go back (FC3)",
				Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:functions/repair"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "repair" {
  function_name = "repair"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:functions/orders"
    }
  }
}
`,
			},
			{
				Title: "Three steps (FC2)",
				Source: `locals {
  next = { take = "pack", pack = "ship", ship = "take" }
}

resource "alicloud_fc_function_async_invoke_config" "step" {
  for_each      = local.next
  service_name  = "shop"
  function_name = each.key

  destination_config {
    on_success {
      destination = "acs:fc:eu-central-1:1234567890123456:services/shop/functions/${each.value}"
    }
  }
}
`,
			},
		},
		Good: []check.Example{{
			Title: "The last one delivers to a queue",
			Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
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

resource "alicloud_fcv3_async_invoke_config" "repair" {
  function_name = "repair"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/orders-dead/messages"
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
		References: []string{alicloud.ResultCallbackURL},
	},
	Run: run,
}

func run(p *check.Pass) {
	g := newGraph(p.Project)
	for _, circle := range g.circles() {
		first := circle[0].by[0]
		if !g.certain(circle) {
			first.Ask(p, "whether the functions "+path(circle)+" deliver in a circle, for some of these destinations may not exist", symbol.Text{})
			continue
		}
		var related []check.Related
		for _, e := range circle {
			for _, d := range e.by {
				if d != first {
					related = append(related, check.Related{
						Message:  fmt.Sprintf("here %s delivers to %s (%s)", name(d.Config), show(d), d.Side.Type),
						Location: d.Range(),
					})
				}
			}
		}
		p.Report(first.Finding("functions deliver to each other in a circle: "+path(circle),
			"Break the circle: let one of these functions deliver to a queue or topic.", related...))
	}
}

// certain reports whether all of a circle exists, wherever a part of it that is certain, or
// else its first function, does.
func (g *graph) certain(circle []*edge) bool {
	anchor := &circle[0].by[0].Config.Resource
	for _, e := range circle {
		if c := e.by[0].Config; !c.Symbolic {
			anchor = &c.Resource
		}
	}
	for _, e := range circle {
		sure := symbol.No
		for _, d := range e.by {
			sure = sure.Or(d.Exists().And(d.Config.ExistsWith(anchor)))
		}
		if sure != symbol.Yes {
			return false
		}
	}
	return true
}

// path shows a circle: orders -(on_failure)-> repair -(on_failure)-> orders. Of a long one
// it shows the beginning and the end; the related places tell the rest.
func path(circle []*edge) string {
	const most = 20
	var b strings.Builder
	for i, e := range circle {
		if left := len(circle) - most; left > 0 && i >= most/2 && i < most/2+left {
			if i == most/2 {
				fmt.Fprintf(&b, "(%d more) -> ", left)
			}
			continue
		}
		var sides []string
		for _, d := range e.by {
			sides = append(sides, d.Side.Type)
		}
		slices.Sort(sides)
		fmt.Fprintf(&b, "%s -(%s)-> ", name(e.by[0].Config), strings.Join(slices.Compact(sides), ", "))
	}
	return b.String() + name(circle[0].by[0].Config)
}

// name is the function of a config, with its qualifier unless that is LATEST.
func name(c *model.AsyncConfig) string {
	s := c.FunctionName.Text.String()
	if c.FunctionName.Sensitive {
		s = c.Address
	}
	if q, _ := identity.Qualifier(c); !c.Qualifier.Sensitive && q.String() != identity.Latest {
		s += ":" + q.String()
	}
	return s
}

// show is the function that a destination leads to.
func show(d *destinations.Destination) string {
	return strings.Trim(d.Quote(d.Name), `"`)
}
