package input

import (
	"cmp"
	"errors"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/ram"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// ReadText reads what Term made of a Text back, or a string. false: it is no text, or it is not
// known at all.
func ReadText(v ast.Value) (symbol.Text, bool) {
	switch v := v.(type) {
	case ast.String:
		return symbol.Lit(string(v)), true
	case ast.Object:
		if known, ok := str(v, "value"); ok {
			return symbol.Lit(known), true
		}
		segments := v.Get(ast.InternedTerm("segments"))
		if segments == nil {
			return symbol.Text{}, false
		}
		list, ok := segments.Value.(*ast.Array)
		if !ok {
			return symbol.Text{}, false
		}
		var parts []symbol.Text
		list.Foreach(func(t *ast.Term) {
			segment, ok := t.Value.(ast.Object)
			if !ok {
				return
			}
			if known, ok := str(segment, "text"); ok {
				parts = append(parts, symbol.Lit(known))
				return
			}
			display, _ := str(segment, "reference")
			id, _ := str(segment, "id")
			set, _ := str(segment, "characters")
			ref := symbol.Ref{Key: cmp.Or(id, display), Display: display}
			for chars, name := range characters {
				if name == set {
					ref.Chars = symbol.Charset(chars)
				}
			}
			parts = append(parts, symbol.FromRef(ref))
		})
		return symbol.Concat(parts...), true
	}
	return symbol.Text{}, false
}

func str(o ast.Object, key string) (string, bool) {
	t := o.Get(ast.InternedTerm(key))
	if t == nil {
		return "", false
	}
	s, ok := t.Value.(ast.String)
	return string(s), ok
}

// Allows evaluates the policies of a role of the input, as Term made it or a test wrote it, for
// a request. The error says what is wrong with the role.
func Allows(role ast.Object, action string, resource symbol.Text) (Permission, error) {
	out := Permission{Action: action, By: []*Statement{}}
	list := role.Get(ast.InternedTerm("policies"))
	if list == nil {
		return out, errors.New("the role has no policies: give one of input.roles")
	}
	attached, ok := list.Value.(*ast.Array)
	if !ok {
		return out, errors.New("policies of the role is not an array")
	}
	var policies []ram.Policy
	var names, unknown []string
	for i := range attached.Len() {
		a, ok := attached.Elem(i).Value.(ast.Object)
		if !ok {
			return out, errors.New("a policy of the role is not an object")
		}
		p, why := policyOf(a)
		policies, unknown = append(policies, p), append(unknown, why)
		address, _ := str(a, "policy")
		names = append(names, cmp.Or(address, p.Name))
	}
	verdict := ram.Evaluate(policies, ram.Request{Action: action, Resource: resource})
	for _, i := range verdict.Deciding {
		step := verdict.Steps[i]
		out.By = append(out.By, statement(step.Statement, names[step.Policy], names[step.Policy], false, nowhere))
	}
	incomplete, _ := str(role, "incomplete")
	switch {
	case incomplete != "" && verdict.Decision != ram.ExplicitDeny:
		out.Verdict, out.Why, out.By = "unknown", incomplete, []*Statement{}
	case verdict.Decision == ram.Allowed:
		out.Verdict, out.Why = "allowed", names[verdict.Steps[verdict.Deciding[0]].Policy]+" allows it"
	case verdict.Decision == ram.ExplicitDeny:
		out.Verdict, out.Why = "denied", names[verdict.Steps[verdict.Deciding[0]].Policy]+" denies it"
	case verdict.Decision == ram.ImplicitDeny:
		out.Verdict, out.Why = "denied", "nothing allows it"
	case verdict.Decision == ram.Conditional && !verdict.Open && !perhapsUnconditional(verdict):
		out.Verdict, out.Why = "conditional", "it depends on a condition"
	default:
		out.Verdict, out.Why = "unknown", "something that is not known decides"
		for _, i := range verdict.Unknown {
			out.Why = cmp.Or(unknown[i], out.Why)
			break
		}
	}
	return out, nil
}

// perhapsUnconditional reports whether it is not known of a statement that allows whether it has a
// Condition at all.
func perhapsUnconditional(v ram.Verdict) bool {
	for _, s := range v.Steps {
		if s.Statement.Effect == ram.Allow && s.Match == symbol.Yes && s.Statement.ConditionUnknown && len(s.Statement.Conditions) == 0 {
			return true
		}
	}
	return false
}

// policyOf reads an element of a role's policies; why says what is not known of it.
func policyOf(a ast.Object) (p ram.Policy, why string) {
	name, _ := str(a, "policy_name")
	typ, _ := str(a, "policy_type")
	why, _ = str(a, "unknown")
	p = ram.Policy{Type: cmp.Or(typ, "Custom"), Name: name, Attached: symbol.Yes}
	if is, ok := str(a, "attached"); ok && Tri(is) != Yes {
		p.Attached = symbol.Unknown
		if Tri(is) == No {
			p.Attached = symbol.No
		}
	}
	document := a.Get(ast.InternedTerm("document"))
	switch {
	case document == nil && why == "" && strings.EqualFold(typ, "System"):
		attached := p.Attached
		p, _ = ram.System(name)
		p.Name, p.Attached = name, attached
		p.NeverDenies = true
	case document != nil:
		text, ok := ReadText(document.Value)
		if !ok {
			break
		}
		if d := ram.Decode(text, nil, ram.Identity); len(d.Problems) == 0 {
			p.Document = d
		} else {
			why = cmp.Or(why, "its document is invalid")
		}
	}
	return p, why
}

// nowhere is where the text of a policy of the input stands: its places are not in it.
func nowhere(symbol.Span) (model.Range, string) { return model.Range{}, "" }
