// Package permissionconditional is FCA305.
package permissionconditional

import (
	"fmt"
	"slices"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/permissions"
	"github.com/fcasync/fcasync-lint/internal/check/permissions/example"
	"github.com/fcasync/fcasync-lint/internal/ram"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Rule reports a delivery that is allowed only under a condition.
var Rule = check.Rule{
	ID:       "FCA305",
	Name:     "permission-conditional",
	Severity: check.Warning,
	Doc: check.Doc{
		Title: "The delivery is allowed only under a condition",
		Why: `Every statement that allows the delivery has a Condition, so that it depends on the circumstances of each delivery whether it succeeds.

It is Function Compute that delivers, not the function and not a person. ` + "`acs:SourceIp`, `acs:SourceVpc` and `acs:MFAPresent`" + ` describe who calls an API from where, and what asks for a certain value of them can never hold for a delivery: results are lost.`,
		Fix: "Allow the delivery in a statement without Condition.",
		Bad: []check.Example{{
			Title: "Only from the office network",
			Source: example.Delivery + example.Role + example.Policy + example.Publish + `      {
        Effect    = "Allow"
        Action    = "mns:SendMessage"
        Resource  = "acs:mns:*:*:/queues/orders-dead/messages"
        Condition = { IpAddress = { "acs:SourceIp" = ["10.0.0.0/8"] } }
      },
` + example.Attachment,
		}},
		Good: []check.Example{{
			Title: "The condition is on something else",
			Source: example.Delivery + example.Role + example.Policy + example.Send + example.Publish + `      {
        Effect    = "Allow"
        Action    = "mns:*"
        Resource  = "*"
        Condition = { IpAddress = { "acs:SourceIp" = ["10.0.0.0/8"] } }
      },
` + example.Attachment,
		}},
		Since:      "0.1.0",
		Precision:  "high",
		References: []string{"https://help.aliyun.com/en/ram/policy-elements", "https://help.aliyun.com/document_detail/93738.html"},
	},
	Run: run,
}

func run(p *check.Pass) {
	for _, d := range permissions.Of(p).Deliveries {
		if d.State != permissions.Judged || d.Verdict.Decision != ram.Conditional || d.Verdict.Open {
			continue
		}
		if allows, unconditional := matching(d); !unconditional && len(allows) > 0 {
			report(p, d, allows)
		}
	}
}

// matching are the Allow statements that match, and whether one of them has no condition: then
// it is a Deny that has one, and FCA311 asks.
func matching(d *permissions.Delivery) (allows []ram.Step, unconditional bool) {
	for _, step := range d.Verdict.Steps {
		if step.Statement.Effect == ram.Allow && step.Match == symbol.Yes && step.Condition != symbol.No {
			allows = append(allows, step)
			unconditional = unconditional || step.Condition == symbol.Yes
		}
	}
	return allows, unconditional
}

func report(p *check.Pass, d *permissions.Delivery, allows []ram.Step) {
	step := allows[0]
	policy, span := d.Policies[step.Policy], step.Statement.ConditionSpan
	keys, never := conditionKeys(step.Statement)
	if policy.Sensitive() {
		keys, never = []string{"something that is not shown"}, nil
	}
	message := fmt.Sprintf("the role %s may deliver to the %s of %s only under a condition: %s allows %s under a condition on %s",
		d.Role.Address, d.Kind, d.Side.Type, policy.Statement(step.Statement), d.Need.Action, strings.Join(keys, ", "))
	switch others := len(allows) - 1; {
	case others == 1:
		message += " (1 other statement allows it, under a condition as well)"
	case others > 1:
		message += fmt.Sprintf(" (%d other statements allow it, under conditions as well)", others)
	}
	if len(never) > 0 {
		message += "; " + strings.Join(never, " and ") + " can never hold for a delivery, because it is Function Compute that delivers"
	}
	f := d.Finding(message, policy.At(span))
	f.Trace = append(d.Trace(), permissions.ClosedWorld)
	f.Related = append(f.Related, d.Declared(policy)...)
	f.Flow = d.Flow(policy, span)
	f.Fix = "Allow " + d.Need.Action + " on the destination in a statement without Condition."
	p.Report(f)
}

// conditionKeys are the keys of a statement's conditions, and those of conditions that no
// delivery satisfies.
func conditionKeys(st *ram.Statement) (keys, never []string) {
	add := func(list []string, key string) []string {
		if slices.Contains(list, key) {
			return list
		}
		return append(list, key)
	}
	for _, c := range st.Conditions {
		key := c.Key.String()
		keys = add(keys, key)
		if neverHolds(c) {
			never = add(never, key)
		}
	}
	if len(keys) == 0 {
		keys = []string{"something that is not known"}
	}
	return keys, never
}

// neverHolds reports whether a condition wants a caller that Function Compute is not: one from
// an address or VPC, or one who has proven who he is by a second factor. A condition that
// wants them not to be so may well hold.
func neverHolds(c ram.Condition) bool {
	key := c.Key.String()
	switch {
	case strings.EqualFold(key, "acs:SourceIp"):
		return c.Operator == "IpAddress"
	case strings.EqualFold(key, "acs:SourceVpc"):
		return slices.Contains([]string{"StringEquals", "StringEqualsIgnoreCase", "StringLike"}, c.Operator)
	case strings.EqualFold(key, "acs:MFAPresent"):
		return c.Operator == "Bool" && len(c.Values) > 0 && !slices.ContainsFunc(c.Values, func(v ram.Pattern) bool {
			return symbol.EqualFold(v.Text, symbol.Lit("true")) != symbol.Yes
		}) && !c.Unknown
	}
	return false
}
