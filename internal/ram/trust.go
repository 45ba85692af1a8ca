package ram

import (
	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// TrustStep is a statement of a trust document that was looked at.
type TrustStep struct {
	Statement *Statement
	// Action: it is about taking the role. Principal: the service is one of its principals.
	// Match is both, if the statement is there at all.
	Action, Principal, Match symbol.Tri
	// Condition: Yes there is none; Unknown there is one, or may be.
	Condition symbol.Tri
}

// Assumable decides whether a trust document lets a service take the role, and returns all
// statements as they were looked at. Principals that may be the service only by a wildcard,
// or for one account (ID@SERVICE), leave it open.
func Assumable(d *Document, service string) (symbol.Tri, []TrustStep) {
	if d.Invalid() != nil {
		return symbol.Unknown, nil
	}
	steps := make([]TrustStep, 0, len(d.Statements))
	mayAllow, mayDeny := d.Unknown != "", d.Unknown != ""
	allowed, denied := false, false
	for _, s := range d.Statements {
		step := TrustStep{
			Statement: s,
			Action:    s.Actions.match(symbol.NewFoldSubject(symbol.Lit(alicloud.AssumeRole))),
			Principal: s.trusts(service),
			Condition: s.holds(nil),
		}
		step.Match = step.Action.And(step.Principal).And(s.Exists)
		steps = append(steps, step)
		certain := step.Match.And(step.Condition)
		possible := certain != symbol.No
		switch s.Effect {
		case Allow:
			allowed = allowed || certain == symbol.Yes
			mayAllow = mayAllow || possible
		case Deny:
			denied = denied || certain == symbol.Yes
			mayDeny = mayDeny || possible
		default:
			mayAllow, mayDeny = mayAllow || possible, mayDeny || possible
		}
	}
	switch {
	case denied:
		return symbol.No, steps
	case allowed && !mayDeny:
		return symbol.Yes, steps
	case allowed || mayAllow:
		return symbol.Unknown, steps
	}
	return symbol.No, steps
}

// Services are the services that the document's statements are about, those of Deny left out.
func (d *Document) Services() []Pattern {
	var out []Pattern
	for _, s := range d.Statements {
		for _, p := range s.Principals {
			if p.Kind == "Service" && s.Effect != Deny {
				out = append(out, p.Pattern)
			}
		}
	}
	return out
}

// trusts reports whether a service is one of the principals.
func (s *Statement) trusts(service string) symbol.Tri {
	answer := symbol.No
	if s.PrincipalsUnknown {
		answer = symbol.Unknown
	}
	name := symbol.Lit(service)
	for _, p := range s.Principals {
		switch {
		case p.Kind != "Service":
			if symbol.Equal(p.Text, symbol.Lit("*")) != symbol.No {
				answer = answer.Or(symbol.Unknown) // who that is, is not documented
			}
		case symbol.Equal(p.Text, name) == symbol.Yes && !p.Optional:
			return symbol.Yes
		case symbol.GlobFold(p.Text, name) != symbol.No || p.Text.HasSuffix("@"+service) != symbol.No:
			answer = answer.Or(symbol.Unknown)
		}
	}
	return answer
}
