// Package roletrust is FCA304.
package roletrust

import (
	"fmt"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/identity"
	"github.com/fcasync/fcasync-lint/internal/check/permissions"
	"github.com/fcasync/fcasync-lint/internal/check/permissions/example"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/ram"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Rule reports a delivery role that Function Compute may not assume.
var Rule = check.Rule{
	ID:       "FCA304",
	Name:     "role-trust",
	Severity: check.Error,
	Doc: check.Doc{
		Title: "Function Compute may not assume the role",
		Why:   "Function Compute takes the role of a function, or of its service, by `sts:AssumeRole`, and RAM lets it do so only if the trust policy of the role allows the service `fc.aliyuncs.com`. No statement does, so the role's permissions are out of reach whatever they are: the API refuses the function or the config, or deliveries fail.",
		Fix:   "Name `fc.aliyuncs.com` in the trust policy: `Principal = { Service = [\"fc.aliyuncs.com\"] }` with `Action = \"sts:AssumeRole\"` and `Effect = \"Allow\"`.",
		Bad: []check.Example{{
			Title:  "The role is for machines of ECS",
			Source: example.Delivery + strings.Replace(example.Role, alicloud.FCService, "ecs.aliyuncs.com", 1) + example.Policy + example.Send + example.Publish + example.Attachment,
		}},
		Good:      []check.Example{{Title: "The role is for Function Compute", Source: example.Right}},
		Since:     "0.1.0",
		Precision: "very-high",
		References: []string{
			"https://www.alibabacloud.com/help/en/ram/user-guide/edit-the-trust-policy-of-a-ram-role",
			"https://registry.terraform.io/providers/aliyun/alicloud/latest/docs/resources/fcv3_function",
		},
	},
	Run: run,
}

func run(p *check.Pass) {
	set := permissions.Of(p)
	roles, owners := set.DeliveryRoles()
	for i, role := range roles {
		d := set.Trust(role)
		switch {
		case d == nil:
			ask(p, role, role.Trust.Value.Blocking())
		case len(d.Problems) > 0: // FCA307
		default:
			trusted, reasons := ram.Assumable(d.Document, alicloud.FCService)
			switch trusted {
			case symbol.No:
				report(p, role, owners[i], d, reasons)
			case symbol.Unknown:
				ask(p, role, blocking(d, reasons))
			}
		}
	}
}

func ask(p *check.Pass, role *model.Role, blocking string) {
	at := role.Trust.Range
	if at.IsZero() {
		at = role.Range
	}
	p.Undecided(role.Address, at, "whether "+alicloud.FCService+" may assume the role", blocking)
}

func report(p *check.Pass, role *model.Role, owner *permissions.Owner, d *permissions.Document, steps []ram.TrustStep) {
	span, because := fault(d.Document, steps)
	if d.Source.Sensitive {
		because = "no statement of its trust policy lets it" // the reason quotes the document
	}
	at := d.Source.Range
	if span != (symbol.Span{}) {
		at, _ = d.Holder(span)
	}
	if at.IsZero() {
		at = role.Range
	}
	f := check.Finding{
		Address:  role.Address,
		Location: at,
		Subject:  "trust",
		Message:  fmt.Sprintf("%s may not assume the role %s, which the %s %s has: %s", alicloud.FCService, role.Address, owner.Noun, owner.Address, because),
		Related: append(check.RelatedSteps(d.Source.Value),
			check.Related{Message: "the role is declared here", Location: role.Range},
			check.Related{Message: "the " + owner.Noun + " has the role", Location: identity.Where(owner.Role, *owner.Resource)}),
	}
	p.Report(f)
}

// fault is the narrowest piece of a trust policy that keeps the service out, and why it does.
func fault(d *ram.Document, steps []ram.TrustStep) (symbol.Span, string) {
	service := symbol.Lit(alicloud.FCService)
	for _, step := range steps {
		if step.Statement.Effect == ram.Deny && step.Match == symbol.Yes && step.Condition == symbol.Yes {
			return step.Statement.EffectSpan, "the trust policy denies it"
		}
	}
	var others []ram.Principal
	for _, st := range d.Statements {
		if st.Effect == ram.Deny {
			continue
		}
		for _, p := range st.Principals {
			switch {
			case p.Kind != "Service" || symbol.Equal(p.Text, service) != symbol.Yes:
				others = append(others, p)
			case len(st.Actions.Patterns) > 0:
				return st.Actions.Patterns[0].Span, aboutOther(st.Actions)
			}
		}
	}
	if len(others) == 0 {
		return symbol.Span{}, "the trust policy allows nobody"
	}
	for _, p := range others { // a service is what was meant to be fc
		if p.Kind == "Service" {
			return p.Span, fmt.Sprintf("the trust policy names %q", p.Text.String())
		}
	}
	return others[0].Span, fmt.Sprintf("the trust policy names %q (%s)", others[0].Text.String(), others[0].Kind)
}

// aboutOther says which actions a statement is about instead of taking the role.
func aboutOther(l ram.List) string {
	if l.Not {
		return fmt.Sprintf("the statement for it leaves out %q", alicloud.AssumeRole)
	}
	return fmt.Sprintf("the statement for it is about %q, not %q", l.Patterns[0].Text.String(), alicloud.AssumeRole)
}

// blocking is the reference that keeps it open who may assume the role.
func blocking(d *permissions.Document, steps []ram.TrustStep) string {
	for _, step := range steps {
		if step.Match == symbol.No || step.Match.And(step.Condition) == symbol.Yes {
			continue
		}
		for _, p := range step.Statement.Principals {
			for _, r := range p.Text.Refs() {
				return r.Display
			}
		}
	}
	return d.Unknown
}
