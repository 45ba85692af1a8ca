package verify

import (
	"fmt"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/permissions"
	"github.com/fcasync/fcasync-lint/internal/check/permissions/example"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/ram"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// LivePermission is FCA904.
var LivePermission = check.Rule{
	ID: "FCA904", Name: "live-permission", Severity: check.Error, NeedsAccount: true,
	Doc: check.Doc{
		Title: "The role may not deliver to the destination, by its policies in the account",
		Why: `The policies that the delivery role has in the account, system policies included, with what the plan attaches, detaches and rewrites, do not allow the action that the destination needs, or one of them denies it. FCA302 and FCA303 say the same of roles and policies that are declared; this rule sees those that are not, and what was attached or changed by hand.

Attachments that hold only for a resource group, and control policies of a resource directory, are not seen.`,
		Fix: "Attach a policy to the role that allows the action on the destination, or take out the statement that denies it.",
		Bad: []check.Example{{
			Title: "The role is there, and has no policy that allows it",
			Source: `resource "alicloud_fcv3_function" "orders" {
  function_name = "orders"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = "acs:ram::1234567890123456:role/orders"
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
		}},
		Good: []check.Example{{Title: "The policy is attached in the same apply", Source: example.Right}},
		References: []string{
			alicloud.ResultCallbackURL,
			"https://help.aliyun.com/zh/functioncompute/fc/policies-and-sample-policies",
		},
		Since: "0.1.0", Precision: "high",
	},
	Run: reporting("FCA904"),
}

// permission asks whether the role may deliver.
func (a *asking) permission(d *permissions.Delivery, r role) {
	if d.State == permissions.Elsewhere || r.state == told {
		return
	}
	subject, about, question := d.Side.Type+" permission", "the destination of "+d.Side.Type, "whether the role may deliver to it"
	if r.state == none {
		if a.config.Generation == model.FC3 && (d.Kind == alicloud.FC2Function || d.Kind == alicloud.FC3Function) {
			a.unknown(subject, about, question, "the function in the account has no role, and whether it needs one for this is not documented")
			return
		}
		if !a.roleless {
			a.roleless = true
			a.wrongRole(a.config.Range, a.functionShown()+" in the account has no role, so nothing can be delivered to the destination of "+d.Side.Type)
		}
		return
	}
	if d.Need.Action == "" {
		a.unknown(subject, about, question, "what the destination is is not known before apply")
		return
	}
	secret := d.Value().Sensitive || r.declared != nil && r.declared.RoleName.Sensitive
	policies, err := a.policies(r)
	if err != nil {
		a.failed(subject, about, question, err, secret)
		return
	}
	filled := permissions.Delivery{Destination: d.Destination, Need: a.need(d.Need)}
	for i := range policies {
		filled.Policies = append(filled.Policies, &permissions.Attached{RAM: policies[i].Policy})
	}
	v := filled.Evaluate(filled.Need)
	filled.Verdict = v
	switch v.Decision {
	case ram.Allowed:
	case ram.ImplicitDeny, ram.ExplicitDeny:
		if why := a.vague[r.declared]; r.declared != nil && why != "" && v.Decision == ram.ImplicitDeny {
			a.unknown(subject, about, question, why)
			return
		}
		a.noPermission(&filled, r, policies)
	case ram.Conditional:
		if !v.Open {
			a.unknown(subject, about, question, "it depends on a condition in "+policies[v.Steps[v.Deciding[0]].Policy].label)
			return
		}
		a.open(subject, about, question, v, policies, secret)
	default:
		a.open(subject, about, question, v, policies, secret)
	}
}

// need is what a delivery needs, with region and account in it.
func (a *asking) need(n permissions.Need) permissions.Need {
	n.Resource = a.fill(n.Resource)
	others := n.Others
	n.Others = nil
	for _, o := range others {
		n.Others = append(n.Others, a.fill(o))
	}
	return n
}

// open says what keeps the verdict from being certain.
func (a *asking) open(subject, about, question string, v ram.Verdict, policies []policy, secret bool) {
	for _, i := range v.Unknown {
		switch p := policies[i]; {
		case p.err != nil:
			a.failed(subject, about, question, p.err, secret)
			return
		case p.why != "":
			a.unknown(subject, about, question, p.why)
			return
		}
	}
	why := "it is not documented which spelling of the resource RAM is asked about"
	for _, i := range v.Deciding {
		if step := v.Steps[i]; step.Match == symbol.Unknown {
			why = fmt.Sprintf("whether Statement[%d] of %s matches is not known before apply", step.Statement.Index, policies[step.Policy].label)
			break
		}
	}
	a.unknown(subject, about, question, why)
}

func (a *asking) noPermission(d *permissions.Delivery, r role, policies []policy) {
	a.say(&LivePermission, func() check.Finding {
		because := "none of its policies allows"
		if len(policies) == 0 {
			because = "it has no policies, and so nothing allows"
			if r.anew() {
				because = "it has no policies, because the plan makes it anew and attaches none, and so nothing allows"
			}
		}
		if d.Verdict.Decision == ram.ExplicitDeny {
			step := d.Verdict.Steps[d.Verdict.Deciding[0]]
			because = fmt.Sprintf("Statement[%d] of %s denies", step.Statement.Index, policies[step.Policy].label)
		}
		f := d.Finding(fmt.Sprintf("the role %s may not deliver to the %s of %s: after the apply, %s %s on %s",
			r.shown, d.Kind, d.Side.Type, because, d.Need.Action, d.Resource()), model.Range{})
		f.Subject = d.Side.Type
		f.Fix = fmt.Sprintf("Attach a policy to the role that allows %s on %s.", d.Need.Action, d.Resource())
		if d.Verdict.Decision == ram.ExplicitDeny {
			f.Fix = "Take the destination out of the statement that denies it."
		}
		f.Trace = trace(d, policies)
		return f
	})
}

// trace says of each policy how it was judged.
func trace(d *permissions.Delivery, policies []policy) []string {
	var out []string
	for i, p := range policies {
		var matching []string
		statements := 0
		for _, step := range d.Verdict.Steps {
			if step.Policy != i {
				continue
			}
			statements++
			if step.Match != symbol.No {
				matching = append(matching, fmt.Sprintf("Statement[%d] %s it", step.Statement.Index, verb(step.Statement.Effect)))
			}
		}
		switch {
		case p.err != nil:
			out = append(out, p.label+": it could not be read")
		case p.why != "":
			out = append(out, p.label+": "+p.why)
		case len(matching) > 0:
			out = append(out, p.label+": "+strings.Join(matching, ", "))
		default:
			out = append(out, fmt.Sprintf("%s: none of its statements (%d) grants %s", p.label, statements, d.Need.Action))
		}
	}
	return out
}

func verb(e ram.Effect) string {
	switch e {
	case ram.Allow:
		return "allows"
	case ram.Deny:
		return "denies"
	}
	return "allows or denies"
}
