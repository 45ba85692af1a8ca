package source

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// call locates what a function makes of its arguments.
func (l *locator) call(x *hclsyntax.FunctionCallExpr, v *view) *located {
	name := strings.TrimPrefix(x.Name, "core::")
	at := v.place(x)
	known := l.symExpr(x, v.frame)
	args := func() []*located {
		out := make([]*located, len(x.Args))
		for i, a := range x.Args {
			out[i] = l.expr(a, v)
		}
		return out
	}
	switch {
	case x.ExpandFinal || len(x.Args) == 0:
	case name == "jsonencode" && len(x.Args) == 1:
		if out := l.jsonencode(x, known, v); out != nil {
			return out
		}
	case name == "file" && len(x.Args) == 1:
		if out := l.file(x, known, v); out != nil {
			return out
		}
	case name == "templatefile" && len(x.Args) == 2:
		if out := l.templateFile(x, known, v); out != nil {
			return out
		}
	case name == "try":
		if a, _ := l.tried(x, v.frame); a != nil {
			return l.expr(a, v)
		}
	case name == "merge":
		if out := l.merged(x, args(), v); out != nil {
			return out
		}
	case name == "concat":
		out := l.joined(x, args(), v)
		if out != nil && known.IsKnown() {
			return l.over(known, out, at, l.nameOf(x, v), true)
		} else if out != nil {
			return out
		}
	case name == "flatten" && len(x.Args) == 1:
		if out := l.flattened(x.Args[0], args()[0], at, v); out != nil && !known.IsKnown() {
			return out
		}
	case (name == "tolist" || name == "tomap" || name == "sensitive" || name == "nonsensitive") && len(x.Args) == 1:
		from := args()[0]
		if name == "tolist" && !known.IsKnown() { // of elements of several types it makes strings
			if from = l.convert(from, cty.List(cty.String)); from == nil || from.isOpen() {
				break
			}
		}
		return l.over(known, from, at, l.nameOf(x, v), name != "tomap")
	case (name == "chomp" || name == "trimspace") && len(x.Args) == 1:
		if from := args()[0]; from.kind == textKind && known.IsKnown() {
			if out := l.trimmed(known, from.text); out != nil {
				return out
			}
		}
	case known.IsKnown() && !known.IsNull() && known.CanIterateElements() || name == "coalesce" || name == "element" || name == "lookup":
		if known.IsKnown() {
			return l.scattered(known, args(), at, l.nameOf(x, v))
		}
	}
	return l.of(known, at, l.nameOf(x, v))
}

// merged is merge of objects; nil if there is one of which not all keys are known.
func (l *locator) merged(x *hclsyntax.FunctionCallExpr, args []*located, v *view) *located {
	out := &located{kind: objectKind, at: v.place(x)}
	for _, a := range args {
		switch {
		case a.isNull():
			continue
		case a.kind != objectKind:
			return nil
		}
		for _, k := range a.keys {
			if symbol.HasPlaceholder(k) {
				return nil // it may be one of the others
			}
			out.set(k, a.members[k])
		}
	}
	slices.Sort(out.keys)
	return out
}

// joined is concat: a list that is not known is any number of elements.
func (l *locator) joined(x *hclsyntax.FunctionCallExpr, args []*located, v *view) *located {
	out := &located{kind: listKind, at: v.place(x)}
	for i, a := range args {
		switch {
		case a.kind == listKind:
			out.elems = append(out.elems, a.elems...)
		case a.kind == objectKind || a.isNull():
			return nil
		default:
			out.elems = append(out.elems, rest(v.place(x.Args[i]), l.nameOf(x.Args[i], v)))
		}
	}
	return out
}

// flattened is flatten: what may be a list is any number of elements.
func (l *locator) flattened(x hclsyntax.Expression, from *located, at place, v *view) *located {
	if from.kind != listKind {
		return nil
	}
	out := &located{kind: listKind, at: at}
	var walk func(list *located) bool
	walk = func(list *located) bool {
		for _, el := range list.elems {
			switch {
			case !l.take(1):
				return false
			case el.kind == listKind:
				if !walk(el) {
					return false
				}
			case el.isOpen() || el.kind == textKind && l.standsAlone(el.text, untold):
				out.elems = append(out.elems, rest(el.at, func() symbol.Ref { return l.refOf(el, l.nameOf(x, v)) }))
			default:
				out.elems = append(out.elems, el)
			}
		}
		return true
	}
	if !walk(from) {
		return nil
	}
	return out
}

// refOf is the reference that a value is, or one with another name.
func (l *locator) refOf(x *located, name func() symbol.Ref) symbol.Ref {
	if x.kind == textKind && x.text.small() {
		text, _ := x.text.written()
		if r, ok := text.Ref(); ok {
			return r
		}
	}
	if x.name != nil {
		return x.name()
	}
	return name()
}

// standsAlone reports whether a text is nothing but a reference to something of this kind, or
// of one that is even less certain.
func (l *locator) standsAlone(p *part, k refKind) bool {
	if p.size != 1 || !p.small() {
		return false
	}
	text, _ := p.written()
	r, ok := text.Ref()
	return ok && l.kinds[r.Key] >= k
}

// trimmed is a text without white space at its ends, which is left out of the first and the
// last part that have text.
func (l *locator) trimmed(known cty.Value, from *part) *located {
	if !from.small() || known.Type() != cty.String || known.IsNull() {
		return nil
	}
	p := from.ends(func(s string) string { return strings.TrimLeft(s, " \t\r\n") }, true)
	p = p.ends(func(s string) string { return strings.TrimRight(s, " \t\r\n") }, false)
	if l.same(known.AsString(), from) {
		p = from
	} else if !l.same(known.AsString(), p) {
		return nil
	}
	return &located{kind: textKind, at: p.at, text: p}
}

// ends is a part with f applied to the first or the last text in it.
func (p *part) ends(f func(string) string, first bool) *part {
	if p.parts == nil {
		if s, known := p.text.Known(); known {
			return leafPart(symbol.Lit(f(s)), p.at)
		}
		return p
	}
	parts := slices.Clone(p.parts)
	for n := range parts {
		i := n
		if !first {
			i = len(parts) - 1 - n
		}
		if parts[i].size > 0 {
			parts[i] = parts[i].ends(f, first)
			break
		}
	}
	out := joinParts(p.at, parts...)
	out.inline, out.instead = p.inline, p.instead
	return out
}

// jsonencode is a value as JSON; nil if the symbolic pass says otherwise.
func (l *locator) jsonencode(x *hclsyntax.FunctionCallExpr, known cty.Value, v *view) *located {
	text := l.json(l.expr(x.Args[0], v), false)
	if text == nil || !text.small() {
		return nil
	}
	at := v.place(x)
	text = joinParts(at, text)
	switch {
	case known.IsKnown() && !known.IsNull() && known.Type() == cty.String && l.same(known.AsString(), text):
	case !known.IsKnown():
		less := symbol.FromRef(l.nameOf(x, v)())
		text.instead = &less
	default:
		less := l.table.Text(known.AsString())
		if _, ok := less.Ref(); !ok {
			return nil
		}
		text.instead = &less
	}
	return &located{kind: textKind, at: at, text: text}
}

// file is the content of a file.
func (l *locator) file(x *hclsyntax.FunctionCallExpr, known cty.Value, v *view) *located {
	path := l.symExpr(x.Args[0], v.frame)
	if known.Type() != cty.String || !known.IsKnown() || known.IsNull() || hasPlaceholder(known) || path.Type() != cty.String || !path.IsKnown() || path.IsNull() {
		return nil
	}
	src, name := l.textFile(path.AsString())
	if src == nil {
		return nil
	}
	return textAt(symbol.Lit(known.AsString()), place{name, 0, len(src)})
}

// templateText is a template in a file of its own.
type templateText struct {
	expr hclsyntax.Expression // nil: it can't be had
	name string               // relative to the working directory
}

// templateFile is a file rendered as a template.
func (l *locator) templateFile(x *hclsyntax.FunctionCallExpr, known cty.Value, v *view) *located {
	path := l.symExpr(x.Args[0], v.frame)
	names := l.expr(x.Args[1], v)
	vars := l.symExpr(x.Args[1], v.frame)
	if v.only || path.Type() != cty.String || !path.IsKnown() || path.IsNull() || hasPlaceholder(path) || names.kind != objectKind ||
		known.Type() != cty.String || !known.IsKnown() || known.IsNull() {
		return nil
	}
	t := l.templateText(path.AsString())
	if t.expr == nil {
		return nil
	}
	w := &view{
		frame: &frame{scope: v.scope, vars: map[string]cty.Value{}, only: true, id: "/" + l.placeIdentity(x, v.frame)},
		names: map[string]*located{},
		put:   func(r hcl.Range) place { return place{t.name, r.Start.Byte, r.End.Byte} },
	}
	for _, k := range names.keys {
		w.names[k] = names.members[k].value
		if w.vars[k] = l.valueOf(w.names[k]); vars.IsKnown() {
			if val, ok := indexValue(vars, cty.StringVal(k)); ok {
				w.vars[k] = val
			}
		}
	}
	out := l.expr(t.expr, w)
	if out.kind != textKind || !l.same(known.AsString(), out.text) {
		return nil
	}
	return out
}

// templateText parses a template file, once.
func (l *locator) templateText(path string) *templateText {
	t := l.files[path]
	if t == nil {
		t = &templateText{}
		l.files[path] = t
		src, name := l.textFile(path)
		if src == nil || !checkTemplate(src, path) {
			return t
		}
		// The name is that which the symbolic pass gives it: references are named by it.
		expr, diags := hclsyntax.ParseTemplate(src, path, hcl.InitialPos)
		if !diags.HasErrors() {
			bound(expr)
			t.expr, t.name = expr, name
		}
	}
	return t
}

// textFile is a file that a function reads, which becomes one that ranges point into, and its
// name. It is nil if the file lies outside the tree.
func (l *locator) textFile(path string) ([]byte, string) {
	file := absolute(l.root.dir, path)
	name := l.rel(file)
	if src := l.cache.source(name); src != nil {
		return src, name
	}
	src, err := l.read(file)
	if err != nil {
		return nil, ""
	}
	l.cache.keep(name, src)
	return src, name
}
