package permissions

import (
	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/ram"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Row is what is known of a delivery, ready to be shown: sensitive values are not in it.
type Row struct {
	Config      string      `json:"config"` // address of the async config
	Side        string      `json:"side"`   // on_failure, on_success
	Destination string      `json:"destination"`
	Location    model.Range `json:"location"`
	// Principal is the role's address, or what is known of it.
	Principal string `json:"principal"`
	// Action and Resource are empty where the destination is not known.
	Action   string `json:"action,omitempty"`
	Resource string `json:"resource,omitempty"`
	// Verdict is allowed, denied, conditional or unknown.
	Verdict string `json:"verdict"`
	// Why is the reason in one sentence.
	Why string `json:"why"`
	// By are the statements that decide.
	By []Decider `json:"by,omitempty"`
	// Trace says how each policy and statement was judged.
	Trace []string `json:"trace,omitempty"`
}

// Decider is a statement that decides about a delivery.
type Decider struct {
	Policy    string      `json:"policy"`    // address, or name of a system policy
	Statement int         `json:"statement"` // from 0
	Effect    string      `json:"effect"`
	Location  model.Range `json:"location"`
}

// Row describes the delivery.
func (d *Delivery) Row() Row {
	r := Row{
		Config: d.Config.Address, Side: d.Side.Type, Destination: d.Value().Show(), Location: d.Range(),
		Principal: d.Principal(), Action: d.Need.Action, Trace: d.Trace(),
	}
	if d.Need.Action != "" {
		r.Resource = d.Resource()
	}
	r.Verdict, r.Why = d.verdict()
	if d.State == Judged {
		for _, i := range d.Verdict.Deciding {
			step := d.Verdict.Steps[i]
			a := d.Policies[step.Policy]
			r.By = append(r.By, Decider{
				Policy: a.name(), Statement: step.Statement.Index, Effect: effect(step.Statement.Effect), Location: a.At(step.Statement.Span),
			})
		}
	}
	return r
}

// name is the policy in a table.
func (a *Attached) name() string {
	if a.Policy != nil {
		return a.Policy.Address
	}
	return a.Name
}

func effect(e ram.Effect) string {
	switch e {
	case ram.Allow:
		return "Allow"
	case ram.Deny:
		return "Deny"
	}
	return "unknown"
}

// The verdicts of a row.
const (
	allowed     = "allowed"
	denied      = "denied"
	conditional = "conditional"
	unknown     = "unknown"
)

func (d *Delivery) verdict() (verdict, why string) {
	switch d.State {
	case NoRole:
		if d.Config.Generation == model.FC3 && (d.Kind == alicloud.FC2Function || d.Kind == alicloud.FC3Function) {
			return unknown, "the function has no role, and whether it needs one for this is not documented"
		}
		return denied, "the " + d.Owner.Noun + " has no role"
	case Elsewhere, Unknown:
		return unknown, d.reason()
	}
	switch d.Verdict.Decision {
	case ram.Allowed:
		return allowed, d.decided("allows it")
	case ram.ExplicitDeny:
		return denied, d.decided("denies it")
	case ram.ImplicitDeny:
		if misses := d.Misses(); len(misses) > 0 && misses[0].Near() {
			return denied, "nothing allows it; nearest is " + misses[0].Policy.Statement(misses[0].Statement) + ": " + misses[0].Message
		}
		return denied, "nothing allows it"
	case ram.Conditional:
		return conditional, d.decided("depends on a condition")
	}
	return unknown, d.reason()
}

func (d *Delivery) reason() string {
	if d.Blocking != "" {
		return d.Why + ": " + d.Blocking + " is not known before apply"
	}
	return d.Why
}

// decided names the first statement that decides.
func (d *Delivery) decided(verb string) string {
	for _, i := range d.Verdict.Deciding {
		step := d.Verdict.Steps[i]
		if step.Match == symbol.Yes {
			return d.Policies[step.Policy].Statement(step.Statement) + " " + verb
		}
	}
	return ""
}
