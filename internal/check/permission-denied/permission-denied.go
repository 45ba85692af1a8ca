// Package permissiondenied is FCA303.
package permissiondenied

import (
	"fmt"
	"slices"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/permissions"
	"github.com/fcasync/fcasync-lint/internal/check/permissions/example"
	"github.com/fcasync/fcasync-lint/internal/ram"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Rule reports a delivery that a policy denies, whatever others allow.
var Rule = check.Rule{
	ID:       "FCA303",
	Name:     "permission-denied",
	Severity: check.Error,
	Doc: check.Doc{
		Title: "A policy denies the delivery",
		Why: `A Deny goes before every Allow: a statement without condition that denies the action on the destination decides, whatever other statements and policies allow.

The order of statements and policies does not matter. Deliveries fail, or the API refuses the config.`,
		Fix: "Remove the Deny, or narrow its actions and resources so that they leave the destination out.",
		Bad: []check.Example{{
			Title: "All sending is denied",
			Source: example.Delivery + example.Role + example.Policy + example.Send + example.Publish + `      {
        Effect   = "Deny"
        Action   = "mns:Send*"
        Resource = "*"
      },
` + example.Attachment,
		}},
		Good: []check.Example{{
			Title: "Only other queues are denied",
			Source: example.Delivery + example.Role + example.Policy + example.Send + example.Publish + `      {
        Effect   = "Deny"
        Action   = "mns:Send*"
        Resource = "acs:mns:*:*:/queues/billing-*"
      },
` + example.Attachment,
		}},
		Since:      "0.1.0",
		Precision:  "very-high",
		References: []string{"https://help.aliyun.com/en/ram/policy-elements", "https://help.aliyun.com/document_detail/93738.html"},
	},
	Run: run,
}

func run(p *check.Pass) {
	for _, d := range permissions.Of(p).Deliveries {
		if d.State == permissions.Judged && d.Verdict.Decision == ram.ExplicitDeny {
			report(p, d)
		}
	}
}

func report(p *check.Pass, d *permissions.Delivery) {
	step := d.Verdict.Steps[d.Verdict.Deciding[0]]
	policy, span := d.Policies[step.Policy], step.Statement.EffectSpan
	f := d.Finding(fmt.Sprintf("%s denies the role %s to deliver to the %s of %s: %s on %s",
		policy.Statement(step.Statement), d.Role.Address, d.Kind, d.Side.Type, d.Need.Action, d.Resource()), policy.At(span))
	f.Trace = d.Trace()
	f.Related = append(f.Related, d.Declared(policy)...)
	f.Flow = d.Flow(policy, span)
	f.Fix = "Narrow the actions or the resources of the statement so that they leave this delivery out, or remove it."
	if !slices.ContainsFunc(d.Verdict.Steps, func(s ram.Step) bool { return s.Statement.Effect == ram.Allow && s.Match == symbol.Yes }) {
		f.Fix += " No statement that is known here allows the delivery, either."
	}
	p.Report(f)
}
