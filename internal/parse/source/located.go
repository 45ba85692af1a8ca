package source

import (
	"slices"
	"strconv"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// located is a value of the symbolic pass together with where each part of it is written. It
// also has the shape of collections that the symbolic pass knows nothing of, because
// something in them is unknown. It never changes once it is made, and may be shared.
type located struct {
	kind locatedKind
	at   place
	// value is a number, a boolean, null, or unknown.
	value cty.Value
	text  *part // of a string
	// keys are those of members, in the order in which JSON has them.
	keys    []string
	members map[string]member
	elems   []*located
	// many: an element that stands for any number of elements.
	many bool
	// name is the reference that an unknown value is.
	name func() symbol.Ref
	// holder and optional are those of the part that it becomes.
	holder   string
	optional bool
}

type locatedKind uint8

const (
	scalarKind locatedKind = iota
	textKind
	objectKind
	listKind
	// resourceKind is an instance of a resource, of whose attributes only some are members.
	resourceKind
)

// member is an attribute of an object: where it is written as a whole, and its key.
type member struct {
	at, key place
	value   *located
}

// set puts a member into an object.
func (x *located) set(key string, m member) {
	if x.members == nil {
		x.members = map[string]member{}
	}
	if _, ok := x.members[key]; !ok {
		x.keys = append(x.keys, key)
	}
	x.members[key] = m
}

// plain reports whether a value is no more than what the expression says that it is taken
// from: to point to that is enough.
func (x *located) plain() bool {
	return x.kind == scalarKind || x.kind == textKind && !x.text.isDocument()
}

func (x *located) isNull() bool { return x.kind == scalarKind && x.value.IsKnown() && x.value.IsNull() }

func (x *located) isOpen() bool { return x.kind == scalarKind && !x.value.IsKnown() }

// hasMany reports whether it is not known how many elements a list has.
func (x *located) hasMany() bool {
	return slices.ContainsFunc(x.elems, func(el *located) bool { return el.many })
}

// under names what lies inside a value after the value.
func under(name func() symbol.Ref, step string) func() symbol.Ref {
	return func() symbol.Ref {
		r := name()
		return symbol.Ref{Key: r.Key + step, Display: r.Display + step}
	}
}

// unknown is a value of which nothing is known but where it is written.
func unknown(at place, name func() symbol.Ref) *located {
	return &located{at: at, value: cty.DynamicVal, name: name}
}

// rest is the elements of a list that are not known.
func rest(at place, name func() symbol.Ref) *located {
	x := unknown(at, name)
	x.many = true
	return x
}

// textAt is text that stands in one place.
func textAt(t symbol.Text, at place) *located {
	return &located{kind: textKind, at: at, text: leafPart(t, at)}
}

// of is a value all of which is written in one place.
func (l *locator) of(v cty.Value, at place, name func() symbol.Ref) *located {
	if !l.take(1) {
		return unknown(at, name)
	}
	ty := v.Type()
	switch {
	case !v.IsKnown() && ty == cty.String:
		return textAt(symbol.FromRef(name()), at)
	case !v.IsKnown():
		return unknown(at, name)
	case v.IsNull() || ty == cty.Number || ty == cty.Bool:
		return &located{at: at, value: v}
	case ty == cty.String:
		return textAt(l.table.Text(v.AsString()), at)
	case ty.IsObjectType() || ty.IsMapType():
		x := &located{kind: objectKind, at: at}
		for it := v.ElementIterator(); it.Next(); {
			k, el := it.Element()
			x.set(k.AsString(), member{value: l.of(el, at, under(name, "."+k.AsString()))})
		}
		return x
	case v.CanIterateElements():
		x := &located{kind: listKind, at: at}
		for it := v.ElementIterator(); it.Next(); {
			_, el := it.Element()
			x.elems = append(x.elems, l.of(el, at, under(name, index(len(x.elems)))))
		}
		return x
	}
	return unknown(at, name)
}

func index(i int) string { return "[" + strconv.Itoa(i) + "]" }

// over is a value with the places of what it was made of. The value counts. Where it is
// unknown, and its making can only have converted it to its type, what it was made of does.
func (l *locator) over(v cty.Value, from *located, at place, name func() symbol.Ref, converted bool) *located {
	if from == nil || !l.take(1) {
		return l.of(v, at, name)
	}
	at = from.at
	ty := v.Type()
	switch {
	case !v.IsKnown():
		if converted {
			if x := l.convert(from, ty); x != nil {
				return x
			}
		}
	case v.IsNull():
	case ty == cty.String:
		if from.kind == textKind && l.same(v.AsString(), from.text) {
			return from
		}
		if text := l.refined(v.AsString(), from); text != nil && converted {
			return &located{kind: textKind, at: at, text: text}
		}
	case ty.IsObjectType() || ty.IsMapType():
		x := &located{kind: objectKind, at: at}
		for it := v.ElementIterator(); it.Next(); {
			k, el := it.Element()
			m := from.members[k.AsString()]
			m.value = l.over(el, m.value, at, under(name, "."+k.AsString()), converted)
			x.set(k.AsString(), m)
		}
		return x
	case v.CanIterateElements():
		if from.kind != listKind || from.hasMany() || len(from.elems) != v.LengthInt() || ty.IsSetType() {
			return l.scattered(v, []*located{from}, at, name)
		}
		x := &located{kind: listKind, at: at}
		for it := v.ElementIterator(); it.Next(); {
			_, el := it.Element()
			i := len(x.elems)
			x.elems = append(x.elems, l.over(el, from.elems[i], at, under(name, index(i)), converted))
		}
		return x
	}
	return l.of(v, at, name)
}

// same reports whether the symbolic pass has the text s for a part.
func (l *locator) same(s string, p *part) bool {
	if !p.small() || !l.take(p.count) {
		return false
	}
	key := l.table.Text(s).Key()
	if text, _ := p.written(); text.Key() == key {
		return true
	}
	return p.symbolic().Key() == key
}

// refined is the text of a value of which the symbolic pass has only a reference, s; nil
// if that is not so.
func (l *locator) refined(s string, x *located) *part {
	less := l.table.Text(s)
	if _, ok := less.Ref(); !ok || x.kind != textKind || x.text.instead == nil {
		return nil
	}
	p := joinParts(x.text.at, x.text)
	p.instead = &less
	return p
}

// convert is a value as Terraform converts it to a type, or nil if that could make something
// else of it.
func (l *locator) convert(x *located, t cty.Type) *located {
	if !l.take(1) {
		return nil
	}
	switch {
	case t == cty.DynamicPseudoType || x.isNull() || x.many:
		return x
	case t == cty.String:
		switch {
		case x.kind == textKind:
			return x
		case x.isOpen():
			return textAt(symbol.FromRef(x.name()), x.at)
		case x.kind == scalarKind:
			if s, err := convert.Convert(x.value, cty.String); err == nil {
				return l.of(s, x.at, x.name)
			}
		}
		return nil
	case x.isOpen():
		return x
	case t.IsPrimitiveType():
		if x.kind == scalarKind && x.value.Type() == t {
			return x
		}
		return nil
	case t.IsListType() && x.kind == listKind, t.IsSetType() && x.kind == listKind && len(x.elems) == 1 && !x.hasMany():
		out := &located{kind: listKind, at: x.at}
		for _, el := range x.elems {
			c := l.convert(el, t.ElementType())
			if c == nil {
				return nil
			}
			out.elems = append(out.elems, c)
		}
		return out
	case t.IsMapType() && x.kind == objectKind:
		out := &located{kind: objectKind, at: x.at}
		for _, k := range x.keys {
			m := x.members[k]
			if m.value = l.convert(m.value, t.ElementType()); m.value == nil {
				return nil
			}
			out.set(k, m)
		}
		return out
	case t.IsObjectType() && x.kind == objectKind:
		out := &located{kind: objectKind, at: x.at}
		for _, k := range sortedKeys(t.AttributeTypes()) {
			m, ok := x.members[k]
			if !ok {
				m.value = &located{at: x.at, value: cty.NullVal(t.AttributeType(k))}
			}
			if m.value = l.convert(m.value, t.AttributeType(k)); m.value == nil {
				return nil
			}
			out.set(k, m)
		}
		return out
	}
	return nil
}

// scattered is a value whose strings are found again, by their text, among what it was made
// of: functions that sort, pick and regroup leave the strings alone.
func (l *locator) scattered(v cty.Value, from []*located, at place, name func() symbol.Ref) *located {
	found := map[string]*located{}
	var gather func(x *located)
	gather = func(x *located) {
		if x == nil || !l.take(1) {
			return
		}
		switch x.kind {
		case textKind:
			if x.text.small() && l.take(x.text.count) {
				text, _ := x.text.written()
				if _, ok := found[text.Key()]; !ok {
					found[text.Key()] = x
				}
			}
		case objectKind:
			for _, k := range x.keys {
				gather(x.members[k].value)
			}
		case listKind:
			for _, el := range x.elems {
				gather(el)
			}
		}
	}
	for _, x := range from {
		gather(x)
	}
	var put func(x *located)
	put = func(x *located) {
		for k, m := range x.members {
			if was := l.found(m.value, found); was != nil {
				m.value = was
				x.members[k] = m
			} else {
				put(m.value)
			}
		}
		for i, el := range x.elems {
			if was := l.found(el, found); was != nil {
				x.elems[i] = was
			} else {
				put(el)
			}
		}
	}
	x := l.of(v, at, name)
	if was := l.found(x, found); was != nil {
		return was
	}
	put(x) // of made it just now: nobody else has it yet
	return x
}

func (l *locator) found(x *located, among map[string]*located) *located {
	if x.kind != textKind {
		return nil
	}
	return among[x.text.text.Key()]
}

// valueOf is what the symbolic pass has for a value.
func (l *locator) valueOf(x *located) cty.Value {
	if !l.take(1) {
		return cty.DynamicVal
	}
	switch x.kind {
	case resourceKind:
		return cty.DynamicVal
	case textKind:
		if !x.text.small() || !l.take(x.text.count) {
			return cty.DynamicVal
		}
		return cty.StringVal(l.table.String(x.text.symbolic()))
	case objectKind:
		attrs := make(map[string]cty.Value, len(x.keys))
		for _, k := range x.keys {
			attrs[k] = l.valueOf(x.members[k].value)
		}
		return cty.ObjectVal(attrs)
	case listKind:
		if x.hasMany() {
			return cty.DynamicVal
		}
		elems := make([]cty.Value, len(x.elems))
		for i, el := range x.elems {
			elems[i] = l.valueOf(el)
		}
		return cty.TupleVal(elems)
	}
	return x.value
}
