// Package permissionundecided is FCA311.
package permissionundecided

import (
	"fmt"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/permissions"
	"github.com/fcasync/fcasync-lint/internal/check/permissions/example"
	"github.com/fcasync/fcasync-lint/internal/ram"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Rule reports, where it is asked for, that it is not known whether a role may deliver.
var Rule = check.Rule{
	ID:       "FCA311",
	Name:     "permission-undecided",
	Severity: check.Info,
	Hidden:   true,
	Doc: check.Doc{
		Title: "Whether the role may deliver is not known",
		Why: `Something that decides about the permission is not known before apply, or not declared in this configuration: the function or service, its role, a policy of the role, or a part of one.

Not knowing is never an error: these notes are shown only with ` + "`--show-unknown`" + `, and the summary counts them.`,
		Fix: "Nothing has to be done. To have it decided, declare the role and its policies in the same configuration, and give the value that the message names.",
		Bad: []check.Example{{
			Title: "The function is declared elsewhere",
			Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/orders-dead/messages"
    }
  }
}
`,
		}},
		Good:       []check.Example{{Title: "All is declared here", Source: example.Right}},
		Since:      "0.1.0",
		Precision:  "very-high",
		References: []string{"https://help.aliyun.com/zh/functioncompute/fc/policies-and-sample-policies"},
	},
	Run: run,
}

func run(p *check.Pass) {
	for _, d := range permissions.Of(p).Deliveries {
		switch {
		case d.State == permissions.Unknown:
			report(p, d, d.Why, d.Blocking)
		case d.State == permissions.Judged && d.Verdict.Decision == ram.Conditional && unconditional(d):
			report(p, d, denial(d), "")
		}
	}
}

// unconditional reports whether a statement without condition allows the delivery, so that
// the condition is a Deny's.
func unconditional(d *permissions.Delivery) bool {
	for _, step := range d.Verdict.Steps {
		if step.Statement.Effect == ram.Allow && step.Match == symbol.Yes && step.Condition == symbol.Yes {
			return true
		}
	}
	return false
}

// denial says which statement may deny the delivery.
func denial(d *permissions.Delivery) string {
	for _, step := range d.Verdict.Steps {
		if step.Statement.Effect == ram.Deny && step.Match == symbol.Yes && step.Condition == symbol.Unknown {
			return d.Policies[step.Policy].Statement(step.Statement) + " denies it under a condition"
		}
	}
	return ""
}

func report(p *check.Pass, d *permissions.Delivery, why, blocking string) {
	f := check.Finding{
		Address:  d.Config.Address,
		Location: d.Range(),
		Subject:  d.Side.Type,
		Message:  fmt.Sprintf("whether the results of %s may be delivered is undecided: %s", d.Side.Type, why),
		Trace:    d.Trace(),
		Flow:     d.Flow(nil, symbol.Span{}),
	}
	if blocking != "" {
		f.Message += fmt.Sprintf(", because %s is not known before apply", blocking)
	}
	p.Report(f)
}
