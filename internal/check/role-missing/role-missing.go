// Package rolemissing is FCA301.
package rolemissing

import (
	"fmt"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/permissions"
	"github.com/fcasync/fcasync-lint/internal/check/permissions/example"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Rule reports a function or service that has destinations and no role to deliver with.
var Rule = check.Rule{
	ID:       "FCA301",
	Name:     "role-missing",
	Severity: check.Error,
	Doc: check.Doc{
		Title: "Destinations without a role to deliver with",
		Why: `Function Compute delivers results with the role of the function (FC 3.0) or of its service (FC 2.0). Without one it has no permission to send to a queue, topic or event bus.

In FC 2.0 the API refuses the config. In FC 3.0 it was seen to accept destinations that are functions, so there a missing role is a warning, and where all destinations are functions only worth knowing.`,
		Fix: "Set `role` of the `alicloud_fcv3_function` (FC 3.0) or of the `alicloud_fc_service` (FC 2.0) to the ARN of a role that `fc.aliyuncs.com` may assume and that has the permission to deliver.",
		Bad: []check.Example{{
			Title: "The function has no role (FC3)",
			Source: `resource "alicloud_fcv3_function" "orders" {
  function_name = "orders"
  runtime       = "python3.10"
  handler       = "index.handler"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = alicloud_fcv3_function.orders.function_name

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/orders-dead/messages"
    }
  }
}
`,
		}, {
			Title: "The service has no role (FC2)",
			Source: `resource "alicloud_fc_service" "shop" {
  name = "shop"
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = alicloud_fc_service.shop.name
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/orders-dead/messages"
    }
  }
}
`,
		}},
		Good:      []check.Example{{Title: "The function has a role that may deliver", Source: example.Right}},
		Since:     "0.1.0",
		Precision: "high",
		References: []string{
			alicloud.ResultCallbackURL,
			"https://www.alibabacloud.com/help/en/functioncompute/fc-2-0/user-guide/result-callback",
		},
	},
	Run: run,
}

func run(p *check.Pass) {
	var configs []*model.AsyncConfig
	lacking := map[*model.AsyncConfig][]*permissions.Delivery{}
	for _, d := range permissions.Of(p).Deliveries {
		if d.State != permissions.NoRole {
			continue
		}
		if lacking[d.Config] == nil {
			configs = append(configs, d.Config)
		}
		lacking[d.Config] = append(lacking[d.Config], d)
	}
	for _, c := range configs {
		report(p, lacking[c])
	}
}

// report is about the deliveries of one config.
func report(p *check.Pass, deliveries []*permissions.Delivery) {
	first := deliveries[0]
	owner := first.Owner
	at := owner.Range
	if r := owner.Role.Range; !r.IsZero() {
		at = r // it is written, and comes to nothing
	}
	grave := severity(first.Config.Generation, deliveries)
	f := check.Finding{
		Address:  first.Config.Address,
		Location: at,
		Subject:  "role",
		Message: fmt.Sprintf("the %s %s has no role, so nothing may be delivered to %s",
			owner.Noun, owner.Address, targets(needy(first.Config.Generation, deliveries))),
		Severity: grave,
		Related:  check.RelatedSteps(owner.Role),
		Fix: fmt.Sprintf("Set role of %s to the ARN of a role that fc.aliyuncs.com may assume and that is allowed to deliver.",
			owner.Address),
	}
	if grave == check.Info {
		f.Message = fmt.Sprintf("the %s %s has no role; it is not documented whether deliveries to %s need one",
			owner.Noun, owner.Address, targets(deliveries))
	}
	for _, d := range deliveries {
		f.Related = append(f.Related, check.Related{Message: "the destination of " + d.Side.Type, Location: d.Range()})
	}
	f.Flow = first.Flow(nil, symbol.Span{})
	p.Report(f)
}

func severity(g model.Generation, deliveries []*permissions.Delivery) check.Severity {
	switch {
	case g == model.FC2:
		return check.Error
	case len(needy(g, deliveries)) > 0:
		return check.Warning
	}
	return check.Info
}

// needy are the deliveries that cannot be made without a role. In FC 3.0 a function is reached
// without one, as far as is known; and what is not known may be a function.
func needy(g model.Generation, deliveries []*permissions.Delivery) []*permissions.Delivery {
	if g == model.FC2 {
		return deliveries
	}
	var out []*permissions.Delivery
	for _, d := range deliveries {
		switch d.Kind {
		case alicloud.FC2Function, alicloud.FC3Function, alicloud.Function, alicloud.UnknownKind:
		default:
			out = append(out, d)
		}
	}
	return out
}

// targets names what is delivered to: the queue of on_failure and the topic of on_success.
func targets(deliveries []*permissions.Delivery) string {
	text := ""
	for i, d := range deliveries {
		switch {
		case i > 0 && i == len(deliveries)-1:
			text += " and "
		case i > 0:
			text += ", "
		}
		noun := d.Kind.String()
		if d.Kind == alicloud.UnknownKind {
			noun = "destination"
		}
		text += "the " + noun + " of " + d.Side.Type
	}
	return text
}
