package ram

import (
	"slices"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Policy is a policy as it applies to a principal.
type Policy struct {
	// Type is "Custom" or "System".
	Type string
	Name string
	// Document is nil where the text is not known.
	Document *Document
	// Attached is Unknown where it is not certain that the policy applies.
	Attached symbol.Tri
	// NeverDenies: what is not known of the policy does not deny anything.
	NeverDenies bool
	// Partial: Document does not have the whole text. What it leaves out grants no action that
	// deliveries need (alicloud.IsDeliveryAction), but may grant others.
	Partial bool
}

// Request is what somebody wants to do.
type Request struct {
	Action   string // mns:SendMessage
	Resource symbol.Text
	// Context are the values of condition keys. A key that is not in it is not known.
	Context map[string][]string
	// TrustNotResource evaluates NotResource as its name says. Without it a statement with
	// NotResource may match or not: only older pages of the documentation have it.
	TrustNotResource bool
}

// Decision is what policies come to.
type Decision uint8

// The decisions.
const (
	Undetermined Decision = iota // something that is not known decides
	Allowed                      // an unconditional Allow matches, and no Deny does
	ExplicitDeny                 // an unconditional Deny matches
	ImplicitDeny                 // nothing allows it
	Conditional                  // it depends on a Condition
)

// Verdict is a decision with its reasons.
type Verdict struct {
	Decision Decision
	// Open: the decision is Conditional, but something that is not known may decide otherwise.
	Open bool
	// Steps are all statements that were looked at, in the order of policies and statements.
	Steps []Step
	// Deciding are the indexes in Steps of the statements that make the decision: the Allows of
	// Allowed, the Denies of ExplicitDeny, those whose Condition decides of Conditional (a
	// Condition of an Allow does not, where another Allow has none), and those that may match
	// of Undetermined.
	Deciding []int
	// Unknown are the indexes of the policies that are not known, wholly or in part, or may
	// not be attached, and that keep the decision from being made. Only of Undetermined and Open.
	Unknown []int
}

// Step is a statement that was looked at.
type Step struct {
	Policy    int // index in the policies
	Statement *Statement
	// Action, Resource: whether they match. Match is both, if the statement is there and the
	// policy attached at all. Where the action does not match, Resource is not looked at:
	// Request.ResourceMatches tells.
	Action, Resource, Match symbol.Tri
	// Condition: Yes there is none, or it holds; No it does not hold; Unknown it may.
	Condition symbol.Tri
}

// Evaluate decides whether policies let a principal do what it wants to: an explicit Deny
// goes before an Allow, and what nothing allows is denied.
func Evaluate(policies []Policy, r Request) Verdict {
	e := evaluation{
		request: r, delivery: alicloud.IsDeliveryAction(r.Action),
		action: symbol.NewFoldSubject(symbol.Lit(r.Action)), resource: symbol.NewSubject(r.Resource),
	}
	size := 0
	for i := range policies {
		if d := policies[i].Document; d != nil {
			size += len(d.Statements)
		}
	}
	e.Steps = make([]Step, 0, size)
	for i := range policies {
		if policies[i].Attached != symbol.No {
			e.policy(i, &policies[i])
		}
	}
	return e.decide()
}

// evaluation gathers what the decision hangs on.
type evaluation struct {
	Verdict
	request          Request
	action, resource *symbol.Subject
	delivery         bool
	// Policies that are not known and may allow it, and those that may deny it.
	allowing, denying []int
}

// policy looks at the statements of a policy that is attached or may be.
func (e *evaluation) policy(index int, p *Policy) {
	d := p.Document
	if d == nil || d.Unknown != "" || d.Invalid() != nil || p.Partial && !e.delivery {
		e.unknown(index, true, !p.NeverDenies)
	}
	if d == nil || d.Invalid() != nil {
		return
	}
	for _, s := range d.Statements {
		step := Step{
			Policy: index, Statement: s,
			Action:    s.Actions.match(e.action),
			Condition: s.holds(e.request.Context),
		}
		if step.Action != symbol.No {
			step.Resource = e.request.matches(s, e.resource)
		}
		match := step.Action.And(step.Resource).And(s.Exists)
		step.Match = match.And(p.Attached)
		e.Steps = append(e.Steps, step)
		if match != symbol.No && step.Condition != symbol.No && p.Attached == symbol.Unknown {
			e.unknown(index, s.Effect != Deny, s.Effect != Allow)
		}
	}
}

// unknown remembers a policy that is not known, and what it may do.
func (e *evaluation) unknown(index int, mayAllow, mayDeny bool) {
	if mayAllow {
		e.allowing = append(e.allowing, index)
	}
	if mayDeny {
		e.denying = append(e.denying, index)
	}
}

// certain: the statement is about the request, and its condition is decided as wanted.
func (s *Step) certain(effect Effect, condition symbol.Tri) bool {
	return s.Statement.Effect == effect && s.Match == symbol.Yes && s.Condition == condition
}

// open: something about the statement that is not known decides whether it has the effect.
func (s *Step) open(effect Effect) bool {
	return s.Match != symbol.No && s.Condition != symbol.No &&
		(s.Statement.Effect == UnknownEffect || s.Statement.Effect == effect && s.Match == symbol.Unknown)
}

func (e *evaluation) decide() Verdict {
	allowed, conditional := e.any(Allow, symbol.Yes), e.any(Allow, symbol.Unknown)
	mayAllow := len(e.allowing) > 0 || e.anyOpen(Allow)
	mayDeny := len(e.denying) > 0 || e.anyOpen(Deny)
	switch {
	case e.any(Deny, symbol.Yes):
		e.Decision = ExplicitDeny
		e.deciding(func(s *Step) bool { return s.certain(Deny, symbol.Yes) })
	case allowed && mayDeny:
		e.Unknown = e.denying
		e.deciding(func(s *Step) bool { return s.open(Deny) })
	case allowed && e.any(Deny, symbol.Unknown):
		e.Decision = Conditional
		e.deciding(func(s *Step) bool { return s.certain(Deny, symbol.Unknown) })
	case allowed:
		e.Decision = Allowed
		e.deciding(func(s *Step) bool { return s.certain(Allow, symbol.Yes) })
	case conditional:
		e.Decision, e.Open = Conditional, mayAllow || mayDeny
		e.Unknown = append(e.allowing, e.denying...)
		e.deciding(func(s *Step) bool { return s.certain(Allow, symbol.Unknown) || s.certain(Deny, symbol.Unknown) })
	case mayAllow:
		e.Unknown = e.allowing
		e.deciding(func(s *Step) bool { return s.open(Allow) })
	default:
		e.Decision = ImplicitDeny
	}
	slices.Sort(e.Unknown)
	e.Unknown = slices.Compact(e.Unknown)
	return e.Verdict
}

func (e *evaluation) deciding(decides func(*Step) bool) {
	for i := range e.Steps {
		if decides(&e.Steps[i]) {
			e.Deciding = append(e.Deciding, i)
		}
	}
}

// anyOpen reports whether there is a statement that may have the effect.
func (e *evaluation) anyOpen(effect Effect) bool {
	return slices.ContainsFunc(e.Steps, func(s Step) bool { return s.open(effect) })
}

// any reports whether there is a statement that certainly matches.
func (e *evaluation) any(effect Effect, condition symbol.Tri) bool {
	for i := range e.Steps {
		if e.Steps[i].certain(effect, condition) {
			return true
		}
	}
	return false
}

// ResourceMatches reports whether the resource is one that a statement is about. foldOnly: it
// is so only if upper and lower case are the same, which is not documented and counts as no.
func (r Request) ResourceMatches(s *Statement) (matches symbol.Tri, foldOnly bool) {
	matches = r.matches(s, symbol.NewSubject(r.Resource))
	return matches, matches == symbol.No && s.Resources.match(symbol.NewFoldSubject(r.Resource)) == symbol.Yes
}

func (r Request) matches(s *Statement, resource *symbol.Subject) symbol.Tri {
	if s.Resources.Not && !r.TrustNotResource {
		return symbol.Unknown
	}
	return s.Resources.match(resource)
}

// match reports whether text is one that the list is about.
func (l *List) match(text *symbol.Subject) symbol.Tri {
	answer := symbol.No
	if l.Unknown {
		answer = symbol.Unknown
	}
	for i := range l.Patterns {
		t := text.Glob(l.Patterns[i].Text)
		if l.Patterns[i].Optional {
			t = t.And(symbol.Unknown)
		}
		if answer = answer.Or(t); answer == symbol.Yes {
			break
		}
	}
	if l.Not {
		return answer.Not()
	}
	return answer
}
