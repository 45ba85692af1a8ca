// Package roletrust is FCA304.
package roletrust

import (
	"fmt"
	"slices"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/identity"
	"github.com/fcasync/fcasync-lint/internal/check/permissions"
	"github.com/fcasync/fcasync-lint/internal/check/permissions/example"
	"github.com/fcasync/fcasync-lint/internal/check/phrase"
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
	span, because, fix := fault(steps)
	if d.Source.Sensitive {
		because, fix = "no statement of its trust policy lets it", "" // the reason quotes the document
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
		Fix:      phrase.Sentence(fix),
		Message:  fmt.Sprintf("%s may not assume the role %s, which the %s %s has: %s", alicloud.FCService, role.Address, owner.Noun, owner.Address, because),
		Related: append(check.RelatedSteps(d.Source.Value),
			check.Related{Message: "the role is declared here", Location: role.Range},
			check.Related{Message: "the " + owner.Noun + " has the role", Location: identity.Where(owner.Role, *owner.Resource)}),
	}
	p.Report(f)
}

// fault is the narrowest piece of a trust policy that keeps the service out, why it does, and
// what to do if that is not what it always is.
func fault(steps []ram.TrustStep) (at symbol.Span, because, fix string) {
	var principals []ram.Principal
	nobody := symbol.Span{}
	for _, step := range steps {
		st := step.Statement
		if st.Effect == ram.Deny && step.Match.And(step.Condition) == symbol.Yes {
			return st.EffectSpan, fmt.Sprintf("Statement[%d] of its trust policy denies it", st.Index), "leave the service out of the statement that denies"
		}
	}
	for _, step := range steps {
		st := step.Statement
		if st.Effect == ram.Deny {
			continue
		}
		if step.Principal == symbol.Yes && len(st.Actions.Patterns) > 0 {
			return action(st)
		}
		principals = append(principals, st.Principals...)
		if nobody == (symbol.Span{}) {
			nobody = st.Span
		}
	}
	switch {
	case len(steps) == 0:
		return nobody, "its trust policy has no statements", ""
	case nobody == (symbol.Span{}):
		return steps[0].Statement.EffectSpan, "no statement of its trust policy allows anything", ""
	case len(principals) == 0:
		return nobody, "its trust policy names nobody", ""
	}
	i := slices.IndexFunc(principals, func(p ram.Principal) bool { return p.Kind == "Service" })
	if i < 0 {
		return principals[0].Span, fmt.Sprintf("its trust policy names %q (%s), and no service", principals[0].Text, principals[0].Kind), ""
	}
	return principals[i].Span, fmt.Sprintf("its trust policy names %q", principals[i].Text), "" // which was meant to be fc
}

// action is why a statement, which is for the service, is not about taking the role.
func action(st *ram.Statement) (at symbol.Span, because, fix string) {
	patterns := st.Actions.Patterns
	if !st.Actions.Not {
		return patterns[0].Span, fmt.Sprintf("Statement[%d] of its trust policy is about %q, not %q", st.Index, patterns[0].Text, alicloud.AssumeRole),
			fmt.Sprintf("write %q", alicloud.AssumeRole)
	}
	i := max(0, slices.IndexFunc(patterns, func(p ram.Pattern) bool {
		return symbol.GlobFold(p.Text, symbol.Lit(alicloud.AssumeRole)) == symbol.Yes
	}))
	return patterns[i].Span, fmt.Sprintf("Statement[%d] of its trust policy leaves out %q, which includes %q", st.Index, patterns[i].Text, alicloud.AssumeRole),
		fmt.Sprintf("write Action with %q in the place of NotAction", alicloud.AssumeRole)
}

// blocking is the reference that keeps it open who may assume the role.
func blocking(d *permissions.Document, steps []ram.TrustStep) string {
	for _, step := range steps {
		if step.Match == symbol.No || step.Match.And(step.Condition) == symbol.Yes {
			continue
		}
		var texts []symbol.Text
		if step.Principal == symbol.Unknown {
			for _, p := range step.Statement.Principals {
				if p.Kind == "Service" && symbol.GlobFold(p.Text, symbol.Lit(alicloud.FCService)) == symbol.Unknown {
					texts = append(texts, p.Text)
				}
			}
		}
		if step.Action == symbol.Unknown {
			for _, p := range step.Statement.Actions.Patterns {
				texts = append(texts, p.Text)
			}
		}
		for _, t := range texts {
			for _, r := range t.Refs() {
				return r.Display
			}
		}
	}
	return d.Unknown
}
