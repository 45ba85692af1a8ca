package permissions

import (
	"slices"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check/destinations"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/ram"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Miss is an Allow statement that does not grant what a delivery needs.
type Miss struct {
	Policy    *Attached
	Statement *ram.Statement
	// Span is the narrowest piece of the document at fault.
	Span symbol.Span
	// Message says why the statement does not match: `"acs:mns:*:*:/queues/dead" lacks "/messages"`.
	Message string
	// Fix says what to change to make it match, "" if the statement is about something else.
	Fix  string
	near nearness
}

// nearness ranks misses by how probable it is that the statement was meant to grant this.
type nearness int

const (
	foreign   nearness = iota // about something else
	sameKind                  // about the same product
	oneOff                    // action or resource match, the other is of the same product
	misspelt                  // the action is written out, or the resource has a slip: another case, a wrong path
	onlyCause                 // one is written out, the other is what is often mistaken for the right one
)

// Misses are the Allow statements of the role's policies that do not match, the nearest first.
func (d *Delivery) Misses() []Miss {
	var out []Miss
	for _, step := range d.Verdict.Steps {
		if step.Statement.Effect == ram.Allow && step.Match == symbol.No {
			out = append(out, d.miss(step))
		}
	}
	slices.SortStableFunc(out, func(a, b Miss) int { return int(b.near - a.near) })
	return out
}

// Near reports whether the statement was probably meant to grant this delivery.
func (m Miss) Near() bool { return m.near >= oneOff }

func (d *Delivery) miss(step ram.Step) Miss {
	m := Miss{Policy: d.Policies[step.Policy], Statement: step.Statement, Span: step.Statement.Span}
	st := step.Statement
	resource, foldOnly := d.Need.request().ResourceMatches(st)
	switch {
	case step.Action != symbol.No:
		d.missResource(&m, st.Resources, foldOnly)
		if d.names(st.Actions, d.product()+":") {
			m.near = max(m.near, oneOff) // the action is written out
			if d.names(st.Actions, d.Need.Action) {
				m.near = max(m.near, misspelt)
			}
		}
	case resource != symbol.No:
		d.missAction(&m, st.Actions)
		if d.names(st.Resources, "acs:"+d.product()+":") { // the resource is written out
			if m.near = max(m.near, oneOff); d.swapped(st.Actions) {
				m.near = onlyCause
			}
		}
	default:
		d.missBoth(&m, st)
	}
	if step.Statement.Exists == symbol.Unknown || m.Policy.RAM.Attached == symbol.Unknown {
		m.near = min(m.near, sameKind)
	}
	return m
}

// noun is what the destination is, with its article.
func (d *Delivery) noun() string { return destinations.A(d.Kind.String()) }

// product is the RAM code of the destination's product.
func (d *Delivery) product() string {
	product, _, _ := strings.Cut(d.Need.Action, ":")
	return product
}

// names reports whether a pattern of a list is about a product by name, not by wildcard.
func (d *Delivery) names(l ram.List, prefix string) bool {
	return !l.Not && slices.ContainsFunc(l.Patterns, func(p ram.Pattern) bool { return p.Text.HasPrefix(prefix) == symbol.Yes })
}

// CaseDecides reports whether a policy would allow the delivery if upper and lower case were
// the same in resources. That they are not is nowhere documented.
func (d *Delivery) CaseDecides() bool {
	return slices.ContainsFunc(d.Verdict.Steps, func(s ram.Step) bool {
		_, foldOnly := d.Need.request().ResourceMatches(s.Statement)
		return foldOnly && s.Statement.Effect == ram.Allow && s.Statement.Exists == symbol.Yes && s.Action == symbol.Yes &&
			s.Condition == symbol.Yes && d.Policies[s.Policy].RAM.Attached == symbol.Yes
	})
}

// sibling is the action that is often mistaken for the one that is needed.
func (d *Delivery) sibling() string {
	return map[string]string{sendMessage: publishMessage, publishMessage: sendMessage}[d.Need.Action]
}

// swapped reports whether a list has the sibling of the action that is needed.
func (d *Delivery) swapped(actions ram.List) bool {
	s := d.sibling()
	return s != "" && slices.ContainsFunc(actions.Patterns, func(p ram.Pattern) bool { return symbol.GlobFold(p.Text, symbol.Lit(s)) == symbol.Yes })
}

func (d *Delivery) missAction(m *Miss, actions ram.List) {
	m.Span = actions.Span
	if actions.Not {
		m.Message, m.near = "it leaves "+d.Need.Action+" out (NotAction)", oneOff
		m.Fix = "Take the pattern that matches " + d.Need.Action + " out of NotAction."
		return
	}
	var same []ram.Pattern // of the same product
	for _, p := range actions.Patterns {
		if s := d.sibling(); s != "" && symbol.GlobFold(p.Text, symbol.Lit(s)) == symbol.Yes {
			m.Span, m.near = p.Span, oneOff
			m.Message = "it grants " + m.Policy.showAll(ram.List{Patterns: []ram.Pattern{p}}) + ", " + d.noun() + " needs " + d.Need.Action
			m.Fix = "Grant " + d.Need.Action + " there."
			return
		}
		if p.Text.HasPrefix(d.product()+":") == symbol.Yes {
			same = append(same, p)
		}
	}
	switch {
	case len(same) == 0:
		if len(actions.Patterns) > 0 {
			m.Span = actions.Patterns[0].Span
		}
		m.Message = "it grants " + m.Policy.showAll(actions) + ", not " + d.Need.Action
	case readOnly(same):
		m.Span, m.near = same[0].Span, oneOff
		m.Message = "it grants only reading (" + m.Policy.showAll(ram.List{Patterns: same}) + "), not " + d.Need.Action
		m.Fix = "Grant " + d.Need.Action + " as well."
	default:
		m.Span, m.near = same[0].Span, oneOff
		m.Message = "it grants " + m.Policy.showAll(ram.List{Patterns: same}) + ", not " + d.Need.Action
		m.Fix = "Grant " + d.Need.Action + " as well."
	}
}

// readOnly reports whether all patterns are of actions that change nothing.
func readOnly(patterns []ram.Pattern) bool {
	return !slices.ContainsFunc(patterns, func(p ram.Pattern) bool {
		_, api, _ := strings.Cut(p.Text.String(), ":")
		return !slices.ContainsFunc([]string{"Get", "List", "Query", "Desc", "Peek"}, func(verb string) bool { return strings.HasPrefix(api, verb) })
	})
}

func (d *Delivery) missResource(m *Miss, resources ram.List, foldOnly bool) {
	m.Span = resources.Span
	if resources.Not {
		m.Message, m.near = "it leaves the resource out (NotResource)", oneOff
		return
	}
	best, others := foreign-1, 0
	for _, p := range resources.Patterns {
		message, fix, near := d.missPattern(m.Policy, p, foldOnly)
		if near == best {
			others++
		}
		if near > best {
			best, others = near, 0
			m.Span, m.Message, m.Fix, m.near = p.Span, message, fix, near
		}
	}
	switch {
	case len(resources.Patterns) == 0:
		m.Message = "it names no resource"
	case best == oneOff && others > 0: // none of them is nearer than the others
		m.Span, m.Message = resources.Span, "none of its resources is the "+d.Kind.String()+": "+m.Policy.showAll(resources)
	}
}

// missPattern says why a resource pattern does not match.
func (d *Delivery) missPattern(a *Attached, p ram.Pattern, foldOnly bool) (message, fix string, near nearness) {
	shown := a.show(p)
	if foldOnly && symbol.GlobFold(p.Text, d.Need.Resource) == symbol.Yes {
		return shown + " matches only if upper and lower case are not told apart",
			"Write it in the case of the resource.", misspelt
	}
	if symbol.Glob(symbol.Concat(p.Text, symbol.Lit("/messages")), d.Need.Resource) == symbol.Yes {
		return shown + ` lacks "/messages"`, `Put "/messages" behind it.`, onlyCause
	}
	if d.Kind == alicloud.RocketMQ4 && symbol.Glob(p.Text, d.ARN.Text) == symbol.Yes {
		return shown + " is the destination, which RAM knows as INSTANCE%TOPIC", "Write " + d.Resource() + ".", onlyCause
	}
	arn, _, ok := alicloud.ParseARN(p.Text)
	if ok != symbol.Yes {
		return shown + " is another resource", "", sameKind
	}
	if symbol.Equal(arn.Product, d.ARN.Product) == symbol.No {
		return shown + " is a resource of another product", "", foreign
	}
	read := alicloud.ClassifyDestination(arn)
	if read.Corrected.Len() > 0 {
		product, _ := arn.Product.Known()
		corrected := alicloud.BuildARN(product, arn.Region, arn.Account, read.Corrected)
		if symbol.Glob(corrected, d.Need.Resource) == symbol.Yes {
			return "the path of " + shown + " is wrong: " + read.PathProblem, "Write " + a.show(ram.Pattern{Text: corrected}) + ".", misspelt
		}
	}
	for _, part := range []struct {
		name       string
		have, want symbol.Text
	}{{"region", arn.Region, d.ARN.Region}, {"account", arn.Account, d.ARN.Account}} {
		if symbol.Glob(part.have, part.want) == symbol.No && !destinations.Blank(part.want) {
			return shown + " is in another " + part.name + " than " + d.Quote(part.want), "", oneOff
		}
	}
	if isFunction(d.Kind) && read.Kind == d.Kind && symbol.Equal(read.Service, d.Service) == symbol.Yes && symbol.Equal(read.Name, d.Name) == symbol.Yes {
		meant := alicloud.BuildARN("fc", arn.Region, arn.Account, d.ARN.Relative)
		return shown + " is the function with another qualifier, or without one", "Write " + a.show(ram.Pattern{Text: meant}) + ".", misspelt
	}
	if read.Kind == d.Kind || read.Kind == alicloud.Function || read.Kind == alicloud.QueueOrTopic {
		return shown + " is another " + d.Kind.String(), "", oneOff
	}
	return shown + " is not " + d.noun(), "", sameKind
}

func isFunction(k alicloud.Kind) bool { return k == alicloud.FC2Function || k == alicloud.FC3Function }

func (d *Delivery) missBoth(m *Miss, st *ram.Statement) {
	if d.names(st.Actions, d.product()+":") {
		m.near = sameKind
	}
	verb := "it grants "
	if st.Actions.Not {
		verb = "it grants all but "
	}
	m.Message = verb + m.Policy.showAll(st.Actions)
	if len(st.Resources.Patterns) > 0 {
		m.Message += " on " + m.Policy.showAll(st.Resources)
	}
}

// show quotes a pattern for a message.
func (a *Attached) show(p ram.Pattern) string {
	return model.Value{Set: symbol.Yes, Text: p.Text, Sensitive: a.Sensitive()}.Show()
}

// showAll lists patterns, as many as one cares to read.
func (a *Attached) showAll(l ram.List) string {
	const most = 4
	var shown []string
	for i, p := range l.Patterns {
		if i == most {
			shown = append(shown, "...")
			break
		}
		s := a.show(p)
		if text, known := p.Text.Known(); known && !a.Sensitive() && !strings.ContainsAny(text, " \n") && strings.Contains(text, ":") && !strings.HasPrefix(text, "acs:") {
			s = text // an action reads better without quotes
		}
		shown = append(shown, s)
	}
	if len(shown) == 0 {
		return "nothing"
	}
	return strings.Join(shown, ", ")
}
