package ram

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Decode reads a document. optional are the spans of array elements that may not be there,
// as in model.Document. It never fails: what is wrong is in Problems, what is not known is
// marked as such. Messages quote the text: they are not for documents that are secret.
func Decode(t symbol.Text, optional []symbol.Span, kind Kind) *Document {
	d := decoder{Document: &Document{Kind: kind}}
	f := flatten(t)
	fault, at, open := f.check()
	switch {
	case open != nil:
		d.Unknown = open.Display
	case fault != "":
		d.fatal(at, "correct the JSON", "%s", fault)
	default:
		d.document(f.tree(optional))
	}
	slices.SortStableFunc(d.Problems, func(a, b Problem) int { return cmp.Compare(a.Span.From, b.Span.From) })
	return d.Document
}

// decoder builds a document from a tree.
type decoder struct {
	*Document
	statement *Statement // that problems are about, nil outside of all
}

// fatal reports that something means nothing.
func (d *decoder) fatal(at symbol.Span, fix, format string, args ...any) {
	d.Problems = append(d.Problems, Problem{Message: fmt.Sprintf(format, args...), Fix: fix, Span: at, Fatal: true})
	if d.statement != nil {
		d.statement.Invalid = true
	}
}

// wrong reports that something breaks the grammar, but can be understood.
func (d *decoder) wrong(at symbol.Span, fix, format string, args ...any) {
	d.Problems = append(d.Problems, Problem{Message: fmt.Sprintf(format, args...), Fix: fix, Span: at})
}

// unknown remembers what may hold further statements.
func (d *decoder) unknown(by *node) {
	if d.Unknown == "" {
		d.Unknown = by.text.Refs()[0].Display
	}
}

func (d *decoder) document(root node) {
	switch root.kind {
	case unknown:
		d.unknown(&root)
		return
	case object:
	default:
		d.fatal(root.span, "write an object with Version and Statement", "the document is %s, not an object", root.describe())
		return
	}
	if n := root.length(); d.Kind == Identity && n > alicloud.PolicyMaxLength {
		d.wrong(root.brace(), "split it into several policies",
			"the document has at least %d characters, and RAM takes at most %d", n, alicloud.PolicyMaxLength)
	}
	if key := root.open("Version", "Statement"); key != nil {
		d.unknown(key)
		return
	}
	d.version(&root)
	list, _ := root.get("Statement")
	switch {
	case list == nil:
		at, hint := missing(&root, "Statement")
		d.fatal(at, cmp.Or(hint, "write a list of statements"), "the Statement is missing")
	case list.kind == unknown:
		d.unknown(list)
	case list.kind == object:
		d.add(list, 0)
	case list.kind == array:
		for i := range list.elements {
			d.add(&list.elements[i], i)
		}
	default:
		d.fatal(list.span, "write a list of objects", "the Statement is %s, not a list", list.describe())
	}
}

func (d *decoder) version(root *node) {
	version, _ := root.get("Version")
	fix := `write "Version": "` + alicloud.PolicyVersion + `"`
	switch {
	case version == nil:
		at, hint := missing(root, "Version")
		d.wrong(at, cmp.Or(hint, fix), "the Version is missing")
	case version.kind == text && symbol.Equal(version.text, symbol.Lit(alicloud.PolicyVersion)) == symbol.No:
		if s, _ := version.text.Known(); s == "2012-10-17" || s == "2008-10-17" {
			fix += "; " + s + " is a version of the policies of AWS"
		}
		d.wrong(version.span, fix, "the Version is %q, and RAM knows only %q", version.text, alicloud.PolicyVersion)
	case version.kind == other && version.text.Len() > 0 && !version.isNull():
		d.wrong(version.span, fix, "the Version is %s without quotes, and RAM knows only the string %q", version.text, alicloud.PolicyVersion)
	case version.kind == array || version.kind == object || version.kind == other:
		d.wrong(version.span, fix, "the Version is %s, and RAM knows only %q", version.describe(), alicloud.PolicyVersion)
	}
}

// missing is where it is reported that a key is missing, and what to do if only its case is
// wrong.
func missing(n *node, key string) (at symbol.Span, fix string) {
	if k := n.alike(key); k != nil {
		return k.span, fmt.Sprintf("write %q, not %q: keys have upper and lower case", key, k.text)
	}
	return n.brace(), ""
}

// add adds an element of Statement.
func (d *decoder) add(n *node, index int) {
	switch n.kind {
	case unknown:
		d.unknown(n)
		return
	case object:
	default:
		d.fatal(n.span, "write an object", "Statement[%d] is %s, not an object", index, n.describe())
		return
	}
	s := &Statement{Index: index, Span: n.span, Exists: symbol.Yes}
	if n.optional {
		s.Exists = symbol.Unknown
	}
	d.Statements = append(d.Statements, s)
	d.statement = s
	defer func() { d.statement = nil }()

	if n.open("Effect", "Action", "NotAction", "Resource", "NotResource", "Condition", "Principal", "NotPrincipal") != nil {
		// Any of them may be another one than what is written.
		s.Actions.Unknown, s.Resources.Unknown = true, true
		s.PrincipalsUnknown, s.ConditionUnknown = true, true
		return
	}
	d.effect(n)
	s.Actions = d.either(n, "Action", "NotAction", "name the actions that the statement is about")
	if d.Kind == Identity {
		s.Resources = d.either(n, "Resource", "NotResource", "name the resources that the statement is about")
	}
	d.principal(n)
	d.condition(n)
}

func (d *decoder) effect(n *node) {
	effect, _ := n.get("Effect")
	const fix = "write Allow or Deny"
	switch {
	case effect == nil:
		at, hint := missing(n, "Effect")
		d.fatal(at, cmp.Or(hint, fix), "the Effect is missing")
		return
	case effect.kind == unknown:
	case effect.kind != text:
		d.fatal(effect.span, fix, "the Effect is %s, not Allow or Deny", effect.describe())
	default:
		allow, deny := symbol.Equal(effect.text, symbol.Lit("Allow")), symbol.Equal(effect.text, symbol.Lit("Deny"))
		switch {
		case allow == symbol.Yes:
			d.statement.Effect = Allow
		case deny == symbol.Yes:
			d.statement.Effect = Deny
		case allow == symbol.No && deny == symbol.No:
			d.fatal(effect.span, fix, "the Effect is %q, not Allow or Deny", effect.text)
		}
	}
	d.statement.EffectSpan = effect.span
}

// either reads a list that stands under one of two keys.
func (d *decoder) either(n *node, key, not, fix string) List {
	positive, _ := n.get(key)
	negative, at := n.get(not)
	switch {
	case positive != nil && negative != nil && positive.isNull() != negative.isNull():
		return List{Unknown: true}
	case positive != nil && negative != nil && !positive.isNull():
		d.fatal(at, "leave one of them out", "there is both %s and %s", key, not)
		return List{Unknown: true}
	case positive != nil:
		return d.list(positive, key)
	case negative != nil:
		l := d.list(negative, not)
		l.Not = true
		return l
	}
	at, hint := missing(n, key)
	d.fatal(at, cmp.Or(hint, fix), "the %s is missing", key)
	return List{}
}

// list reads a string or a list of strings.
func (d *decoder) list(n *node, key string) List {
	l := List{Span: n.span}
	switch n.kind {
	case text:
		l.Patterns = []Pattern{{Text: n.text, Span: n.span}}
	case unknown:
		l.Unknown = true
	case array:
		for i := range n.elements {
			switch e := &n.elements[i]; e.kind {
			case text:
				l.Patterns = append(l.Patterns, Pattern{Text: e.text, Span: e.span, Optional: e.optional})
			case unknown:
				l.Unknown = true
			default:
				d.fatal(e.span, "write a string", "an element of %s is %s, not a string", key, e.describe())
			}
		}
		if len(n.elements) == 0 {
			d.fatal(n.span, "leave out the statement, or name something", "the %s is an empty list", key)
		}
	default:
		d.fatal(n.span, "write a string or a list of strings", "the %s is %s, not a string or a list of strings", key, n.describe())
	}
	return l
}

func (d *decoder) principal(n *node) {
	s := d.statement
	principal, at := n.get("Principal")
	not, notAt := n.get("NotPrincipal")
	if d.Kind == Identity {
		const fix = "leave it out: a policy applies to whom it is attached to"
		if principal != nil && !principal.isNull() {
			d.wrong(at, fix, "there is a Principal, which only trust policies have")
		}
		if not != nil && !not.isNull() {
			d.wrong(notAt, fix, "there is a NotPrincipal, which only trust policies have")
		}
		return
	}
	if principal == nil || principal.kind != object || not != nil {
		s.PrincipalsUnknown = true
		return
	}
	for i := range principal.members {
		m := &principal.members[i]
		kind, ok := m.key.text.Known()
		if !ok || !slices.Contains([]string{"RAM", "Service", "Federated"}, kind) {
			s.PrincipalsUnknown = true
			continue
		}
		if last, _ := principal.get(kind); last != &m.value {
			continue
		}
		if m.value.kind == array && len(m.value.elements) == 0 {
			continue // nobody
		}
		if m.value.isNull() {
			s.PrincipalsUnknown = true
			continue
		}
		list := d.list(&m.value, kind+" of the Principal")
		s.PrincipalsUnknown = s.PrincipalsUnknown || list.Unknown
		for _, p := range list.Patterns {
			s.Principals = append(s.Principals, Principal{Kind: kind, Pattern: p})
		}
	}
}

func (d *decoder) condition(n *node) {
	s := d.statement
	condition, _ := n.get("Condition")
	if condition == nil {
		return
	}
	s.ConditionSpan = condition.span
	switch {
	case condition.kind == object:
	case condition.kind == unknown, condition.isNull():
		s.ConditionUnknown = true
		return
	default:
		d.fatal(condition.span, "write an object of operators", "the Condition is %s, not an object", condition.describe())
		return
	}
	for i := range condition.members {
		m := &condition.members[i]
		operator, ok := m.key.text.Known()
		if ok {
			if last, _ := condition.get(operator); last != &m.value {
				continue
			}
			d.operator(operator, m.key.span)
		} else {
			operator = ""
		}
		switch m.value.kind {
		case object:
		case unknown:
			s.ConditionUnknown = true
			continue
		default:
			d.fatal(m.value.span, "write an object of keys and values", "%q in the Condition is %s, not an object",
				m.key.text, m.value.describe())
			continue
		}
		s.ConditionUnknown = s.ConditionUnknown || !ok // it may take the place of another operator
		for j := range m.value.members {
			k := &m.value.members[j]
			if key, ok := k.key.text.Known(); ok {
				if last, _ := m.value.get(key); last != &k.value {
					continue
				}
			} else {
				s.ConditionUnknown = true // it may take the place of another key
			}
			c := Condition{Operator: operator, OperatorSpan: m.key.span, Key: k.key.text, KeySpan: k.key.span}
			d.values(&c, &k.value)
			s.Conditions = append(s.Conditions, c)
		}
	}
}

// values reads what a key is compared with: strings, and numbers and booleans that should
// be strings.
func (d *decoder) values(c *Condition, n *node) {
	list := []node{*n}
	if n.kind == array {
		list = n.elements
	}
	for i := range list {
		e := &list[i]
		deep := e.kind == other && e.text.Len() == 0
		switch {
		case e.kind == unknown:
			c.Unknown = true
		case e.kind == text, e.kind == other && !deep && !e.isNull():
			c.Values = append(c.Values, Pattern{Text: e.text, Span: e.span, Optional: e.optional})
		default:
			d.fatal(e.span, "write a string or a list of strings", "the value of %q in the Condition is %s, not a string",
				c.Key, e.describe())
		}
	}
}

// operator judges the name of an operator.
func (d *decoder) operator(name string, at symbol.Span) {
	plain := strings.TrimSuffix(name, "IfExists")
	for _, prefix := range []string{"ForAnyValue:", "ForAllValues:"} {
		plain = strings.TrimPrefix(plain, prefix)
	}
	if alicloud.IsConditionOperator(plain) {
		return // those with more to their names are not documented; whether they work is not known
	}
	known := alicloud.ConditionOperators()
	fix := "write one of RAM's: StringLike and others for strings, NumericEquals and DateLessThan and their like, Bool, IpAddress"
	if i := slices.IndexFunc(known, func(k string) bool { return strings.EqualFold(k, name) }); i >= 0 {
		fix = fmt.Sprintf("write %q: operators have upper and lower case", known[i])
	} else if nearest := alicloud.Nearest(name, known); nearest != "" {
		fix = fmt.Sprintf("did you mean %q?", nearest)
	}
	d.wrong(at, fix, "the Condition has an unknown operator %q", name)
}
