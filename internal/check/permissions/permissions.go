// Package permissions decides once, for all rules about RAM, whether each delivery is allowed:
// from the async config to its function or service, to the role, to the policies that are
// attached to it, to the action and resource that the kind of destination needs.
//
// The world is closed: a role that is declared in the configuration has exactly the policies
// that are attached to it in the configuration. Whatever is not known makes the verdict unknown.
package permissions

import (
	"slices"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/destinations"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/ram"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Set is the deliveries of a project.
type Set struct {
	// Deliveries are in the order of the configs.
	Deliveries   []*Delivery
	Destinations *destinations.Set
	project      *model.Project
	index        index
	lack         map[string][]*Delivery // see lacking
	least        map[*model.Role]string
	named        map[*model.Role]grantName // see names
	granted      map[*Delivery]granted     // see grant
}

// State says how far a delivery could be judged.
type State uint8

// The states of a delivery.
const (
	// Judged: Verdict says whether it is allowed.
	Judged State = iota
	// Elsewhere: the destination, a policy or an attachment is wrong in itself, which is the
	// matter of another rule.
	Elsewhere
	// NoRole: the function or service is declared here, and has no role.
	NoRole
	// Unknown: something that the verdict needs is not known.
	Unknown
)

// Delivery is the delivery of results to one destination.
type Delivery struct {
	*destinations.Destination
	State State
	// Why says why the State is Elsewhere or Unknown, as a clause: `the service is not declared
	// here`. Blocking is the reference that is not known, "" if it is none.
	Why, Blocking string
	Need          Need
	// Owner is what has the role; nil where it is not declared here.
	Owner *Owner
	// Role is the declared role; nil where there is none.
	Role *model.Role
	// Policies are those that are or may be attached to the role. Verdict's steps index them.
	Policies []*Attached
	Verdict  ram.Verdict
}

// Owner is what has the delivery role: the function in FC 3.0, its service in FC 2.0.
type Owner struct {
	*model.Resource
	Noun string // "function", "service"
	Role model.Value
}

type memoKey struct{}

// Of returns the deliveries of the project that is judged. They are worked out once for
// all rules.
func Of(p *check.Pass) *Set {
	return p.Memo(memoKey{}, func() any { return Read(p.Project) }).(*Set)
}

// Read works out all deliveries of a project.
func Read(p *model.Project) *Set {
	s := &Set{project: p, Destinations: destinations.Read(p)}
	s.index = newIndex(p)
	for _, d := range s.Destinations.All {
		delivery := &Delivery{Destination: d}
		s.judge(delivery)
		s.Deliveries = append(s.Deliveries, delivery)
	}
	return s
}

// judge fills in a delivery, step by step until something is missing.
func (s *Set) judge(d *Delivery) {
	stop := func(state State, why, blocking string) { d.State, d.Why, d.Blocking = state, why, blocking }
	d.Need, d.State, d.Why, d.Blocking = need(d.Destination)
	if d.State == Elsewhere {
		return
	}
	unknown := d.State == Unknown
	if d.Owner = ownerOf(d.Config); d.Owner == nil {
		stop(Unknown, notDeclared(d.Config), "")
		return
	}
	role, why, blocking := s.roleOf(d.Owner, &d.Config.Resource)
	d.Role = role
	switch {
	case role == nil && why == "" && d.Value().Set == symbol.Yes:
		stop(NoRole, "", "")
		return
	case unknown:
		return
	case role == nil:
		stop(Unknown, why, blocking)
		return
	}
	d.Policies = s.attachedTo(d.Role, &d.Config.Resource)
	d.Verdict = d.Evaluate(d.Need)
	if why := s.MayHaveMore(d.Role); why != "" && d.Verdict.Decision != ram.ExplicitDeny {
		stop(Unknown, why, "")
		return
	}
	if !d.Undecided() {
		if step, ok := d.perhapsUnconditional(); ok {
			a := d.Policies[step.Policy]
			stop(Unknown, "it is not known whether "+a.Statement(step.Statement)+" has a condition", a.reference(step.Statement.ConditionSpan))
		}
		return
	}
	for _, i := range d.Verdict.Unknown {
		if a := d.Policies[i]; a.Wrong != "" {
			stop(Elsewhere, a.Wrong, "")
			return
		}
	}
	why, blocking = d.undecidedBecause()
	stop(Unknown, why, blocking)
}

// Undecided reports whether the verdict of a judged delivery may turn out to be another one
// because of something that is not known. A Condition is not such a thing.
func (d *Delivery) Undecided() bool {
	return d.Verdict.Decision == ram.Undetermined || d.Verdict.Decision == ram.Conditional && d.Verdict.Open
}

// perhapsUnconditional finds, where only Allows with a Condition match, one whose Condition is
// not known at all, and may be none.
func (d *Delivery) perhapsUnconditional() (found ram.Step, ok bool) {
	if d.Verdict.Decision != ram.Conditional {
		return found, false
	}
	for _, step := range d.Verdict.Steps {
		if step.Statement.Effect != ram.Allow || step.Match != symbol.Yes {
			continue
		}
		switch {
		case step.Condition == symbol.Yes:
			return ram.Step{}, false
		case step.Statement.ConditionUnknown && len(step.Statement.Conditions) == 0 && !ok:
			found, ok = step, true
		}
	}
	return found, ok
}

func ownerOf(c *model.AsyncConfig) *Owner {
	switch {
	case c.Generation == model.FC2 && c.Service != nil:
		return &Owner{Resource: &c.Service.Resource, Noun: "service", Role: c.Service.Role}
	case c.Generation == model.FC3 && c.Function != nil:
		return &Owner{Resource: &c.Function.Resource, Noun: "function", Role: c.Function.Role}
	}
	return nil
}

func notDeclared(c *model.AsyncConfig) string {
	if c.Generation == model.FC2 {
		return "the service " + c.ServiceName.Show() + " is not declared here, so its role is not known"
	}
	return "the function " + c.FunctionName.Show() + " is not declared here, so its role is not known"
}

// undecidedBecause names the first thing that keeps a verdict from being certain.
func (d *Delivery) undecidedBecause() (why, blocking string) {
	for _, i := range d.Verdict.Unknown {
		if a := d.Policies[i]; a.Why != "" {
			return a.Why, a.Blocking
		}
	}
	for _, i := range d.Verdict.Deciding {
		step := d.Verdict.Steps[i]
		if step.Match == symbol.Unknown || step.Statement.Effect == ram.UnknownEffect {
			return d.mayMatch(step)
		}
	}
	return "it is not documented whether RAM is asked about " + d.Resource() + " or about " + d.Quote(d.Need.Others[0]) +
		", and the policies do not treat them alike", ""
}

// mayMatch says of which statement it is not known whether it matches, and why.
func (d *Delivery) mayMatch(step ram.Step) (why, blocking string) {
	a := d.Policies[step.Policy]
	verb := map[ram.Effect]string{ram.Allow: "allows", ram.Deny: "denies"}[step.Statement.Effect]
	if verb == "" {
		verb = "allows or denies"
	}
	why = "it is not known whether " + a.Statement(step.Statement) + " " + verb + " it"
	if step.Action == symbol.Unknown {
		for _, p := range step.Statement.Actions.Patterns {
			for _, r := range p.Text.Refs() {
				return why, r.Display
			}
		}
	}
	if step.Resource == symbol.Unknown {
		for _, p := range step.Statement.Resources.Patterns {
			if r, ok := d.decides(p.Text); ok {
				return why, r.Display
			}
		}
	}
	return why, ""
}

// decides is the first reference that decides whether a pattern matches the resource.
func (d *Delivery) decides(pattern symbol.Text) (symbol.Ref, bool) {
	resource := d.Need.Resource
	if symbol.Glob(pattern, resource) != symbol.Unknown {
		return symbol.Ref{}, false
	}
	parts, of := pattern.Split(':', 5), resource.Split(':', 5)
	if len(parts) != 5 || len(of) != 5 {
		parts, of = []symbol.Text{pattern}, []symbol.Text{resource}
	}
	for i := range parts {
		if symbol.Glob(parts[i], of[i]) == symbol.Unknown {
			for _, r := range slices.Concat(parts[i].Refs(), of[i].Refs()) {
				return r, true
			}
		}
	}
	return symbol.Ref{}, false
}
