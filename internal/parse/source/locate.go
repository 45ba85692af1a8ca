package source

import (
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Limits of locating: beyond them a value is in the place of the expression that it is used
// in, or unknown where the symbolic pass does not know it.
const (
	maxParts       = 1 << 17 // parts of one document
	maxLocating    = 1 << 19 // steps for one document
	maxLocatingAll = 1 << 23 // steps for one root module
	maxFollowing   = 2000    // expressions inside each other, or that refer to each other
)

// locator finds where values are written: a walk over expressions beside that of the
// symbolic pass. What a value is, the symbolic pass says.
type locator struct {
	*evaluator
	made   map[any]*located // nil while it is being made
	rams   map[*resourceInstance]*ramDocument
	files  map[string]*templateText
	steps  int // left for this document
	total  int // left for all
	depth  int
	blocks int // made of dynamic blocks
}

// locating is the locator of an evaluator.
func (e *evaluator) locating() *locator {
	if e.locator == nil {
		e.locator = &locator{
			evaluator: e, made: map[any]*located{}, total: maxLocatingAll,
			rams: map[*resourceInstance]*ramDocument{}, files: map[string]*templateText{},
		}
	}
	return e.locator
}

// begin starts a walk, which may be inside another; the result ends it.
func (l *locator) begin() func() {
	if l.depth == 0 {
		l.steps = maxLocating
	}
	l.depth++
	l.quiet++
	return func() { l.depth--; l.quiet-- }
}

func (l *locator) take(n int) bool {
	l.steps -= n
	l.total -= n
	return l.steps > 0 && l.total > 0
}

// once makes a located value the first time that it is asked for; nil if it is made of itself.
func (l *locator) once(key any, f func() *located) *located {
	x, ok := l.made[key]
	if !ok {
		l.made[key] = nil
		x = f()
		l.made[key] = x
	}
	return x
}

// view is a frame in which the names that are bound have places.
type view struct {
	*frame
	names map[string]*located
	// put tells where a range of the frame's expressions is; nil: where it says.
	put func(hcl.Range) place
}

func (v *view) place(x hclsyntax.Expression) place {
	if v.put != nil {
		return v.put(x.Range())
	}
	return placeOf(x.Range())
}

// bound is a view that also has the names that a for expression binds.
func (v *view) bound(id string, vars map[string]cty.Value, names map[string]*located) *view {
	w := &view{frame: v.bind(id, vars), names: map[string]*located{}, put: v.put}
	for n, x := range v.names {
		w.names[n] = x
	}
	for n := range vars {
		w.names[n] = names[n]
	}
	return w
}

func inScope(s *scope) *view { return &view{frame: &frame{scope: s}} }

type argumentKey struct {
	a *argument
	s *scope
}

// argument locates the value of an argument.
func (l *locator) argument(a *argument, s *scope) *located {
	return l.once(argumentKey{a, s}, func() *located { return l.expr(a.expr, inScope(s)) })
}

// nameOf is the reference that an expression is where it is not known.
func (l *locator) nameOf(x hclsyntax.Expression, v *view) func() symbol.Ref {
	return func() symbol.Ref {
		if s := l.opaqueExpr(x, v.frame); s.Type() == cty.String {
			if r, ok := l.table.Text(s.AsString()).Ref(); ok {
				return r
			}
		}
		return symbol.Ref{Key: l.placeIdentity(x, v.frame), Display: "..."}
	}
}

// whole is the value of an expression in the place of the expression.
func (l *locator) whole(x hclsyntax.Expression, v *view) *located {
	return l.of(l.symExpr(x, v.frame), v.place(x), l.nameOf(x, v))
}

// expr locates the value of an expression.
func (l *locator) expr(x hclsyntax.Expression, v *view) *located {
	if l.depth > maxFollowing || !l.take(1) {
		return l.whole(x, v)
	}
	l.depth++
	defer func() { l.depth-- }()
	switch x := x.(type) {
	case *hclsyntax.ParenthesesExpr:
		return l.expr(x.Expression, v)
	case *stepped:
		return l.expr(x.Expression, v)
	case *escaped:
		return l.escaped(x, v)
	case *referring:
		if inst, attr := l.linked(x, v.scope); inst != nil && isRAMDocument(inst, attr) {
			if d := l.attributeOf(inst, attr); d != nil {
				return d
			}
		}
	case *filled:
		if value := l.symExpr(x.Expression, v.frame); value.IsWhollyKnown() || !x.value.IsKnown() {
			return l.expr(x.Expression, v)
		}
	case *hclsyntax.TemplateWrapExpr:
		if inner := l.expr(x.Wrapped, v); !inner.plain() {
			return inner
		}
	case *hclsyntax.TemplateExpr:
		return l.template(x, v)
	case *hclsyntax.TemplateJoinExpr:
		return l.templateJoin(x, v)
	case *hclsyntax.ScopeTraversalExpr, *hclsyntax.RelativeTraversalExpr, *hclsyntax.IndexExpr:
		return l.reference(x, v)
	case *hclsyntax.TupleConsExpr:
		out := &located{kind: listKind, at: v.place(x)}
		for _, el := range x.Exprs {
			out.elems = append(out.elems, l.expr(el, v))
		}
		return out
	case *hclsyntax.ObjectConsExpr:
		return l.object(x, v)
	case *hclsyntax.ForExpr:
		return l.forExpr(x, v)
	case *hclsyntax.ConditionalExpr:
		return l.conditional(x, v)
	case *hclsyntax.FunctionCallExpr:
		return l.call(x, v)
	}
	return l.whole(x, v)
}

// template is a quoted template or a heredoc.
func (l *locator) template(x *hclsyntax.TemplateExpr, v *view) *located {
	parts := make([]*part, 0, len(x.Parts))
	for _, p := range x.Parts {
		if lit, ok := p.(*hclsyntax.LiteralValueExpr); ok && lit.Val.Type() == cty.String && lit.Val.IsKnown() && !lit.Val.IsNull() {
			parts = append(parts, leafPart(symbol.Lit(lit.Val.AsString()), v.place(p)))
			continue
		}
		s, ok := l.symText(p, v.frame)
		if !ok {
			return l.whole(x, v)
		}
		parts = append(parts, l.interpolated(p, s, v))
	}
	text := joinParts(v.place(x), parts...)
	text.inline = true
	return &located{kind: textKind, at: text.at, text: text}
}

// interpolated is what stands between ${ and } in a template, whose text in the symbolic pass
// is s. It is in the place of its expression, unless it is a document or a directive.
func (l *locator) interpolated(p hclsyntax.Expression, s string, v *view) *part {
	at := v.place(p)
	inner := l.expr(p, v)
	if text := l.refined(s, inner); text != nil {
		return text
	}
	if inner.kind == textKind && l.same(s, inner.text) {
		switch p.(type) {
		case *hclsyntax.TemplateJoinExpr, *hclsyntax.ConditionalExpr:
			return joinParts(at, inner.text)
		}
		if inner.text.isDocument() {
			return joinParts(at, inner.text)
		}
	}
	return leafPart(l.table.Text(s), at)
}

// templateJoin is a for directive of a template.
func (l *locator) templateJoin(x *hclsyntax.TemplateJoinExpr, v *view) *located {
	list := l.expr(x.Tuple, v)
	if list.kind != listKind {
		return l.whole(x, v)
	}
	parts := make([]*part, len(list.elems))
	for i, el := range list.elems {
		if el.kind != textKind {
			return l.whole(x, v)
		}
		parts[i] = el.text
	}
	text := joinParts(v.place(x), parts...)
	return &located{kind: textKind, at: text.at, text: text}
}

func (l *locator) object(x *hclsyntax.ObjectConsExpr, v *view) *located {
	out := &located{kind: objectKind, at: v.place(x)}
	for _, it := range x.Items {
		k, err := convert.Convert(l.symExpr(it.KeyExpr, v.frame), cty.String)
		if err != nil || k.IsNull() || !k.IsKnown() {
			return l.whole(x, v)
		}
		if symbol.HasPlaceholder(k.AsString()) && isOpen(l.symExpr(x, v.frame)) {
			return l.whole(x, v) // keys that may come to be equal
		}
		m := member{key: v.place(it.KeyExpr), value: l.expr(it.ValueExpr, v)}
		m.at = m.key.upTo(v.place(it.ValueExpr))
		out.set(k.AsString(), m)
	}
	slices.Sort(out.keys)
	return out
}

func (l *locator) conditional(x *hclsyntax.ConditionalExpr, v *view) *located {
	c, err := convert.Convert(l.symExpr(x.Condition, v.frame), cty.Bool)
	if err != nil || !c.IsKnown() || c.IsNull() {
		return l.whole(x, v)
	}
	result := x.FalseResult
	if c.True() {
		result = x.TrueResult
	}
	out := l.expr(result, v)
	if out.kind == scalarKind { // both results are of one type: a number beside text is text
		return l.of(l.symExpr(x, v.frame), out.at, l.nameOf(x, v))
	}
	return out
}

// forExpr goes over a collection as the symbolic pass does. Of what is not known, in a list,
// any number of elements is made.
func (l *locator) forExpr(x *hclsyntax.ForExpr, v *view) *located {
	coll := l.expr(x.CollExpr, v)
	known := l.symExpr(x.CollExpr, v.frame)
	if x.Group || coll.kind != objectKind && coll.kind != listKind || coll.hasMany() && x.KeyExpr != nil {
		return l.scattered(l.symExpr(x, v.frame), []*located{coll}, v.place(x), l.nameOf(x, v))
	}
	isSet := known.Type().IsSetType()
	if isSet && isOpen(known) {
		return l.whole(x, v)
	}
	out := &located{kind: listKind, at: v.place(x)}
	if x.KeyExpr != nil {
		out.kind = objectKind
	}
	for i, el := range coll.elements() {
		if !l.take(1) {
			return l.whole(x, v)
		}
		if el.value.many {
			out.elems = append(out.elems, rest(v.place(x), l.nameOf(x, v)))
			continue
		}
		key := el.key
		value, ok := cty.NilVal, false
		if !isSet {
			value, ok = indexValue(known, key)
		}
		if !ok {
			value = l.valueOf(el.value)
		}
		if isSet {
			key = value
		}
		vars, names := map[string]cty.Value{x.ValVar: value}, map[string]*located{x.ValVar: el.value}
		if x.KeyVar != "" {
			vars[x.KeyVar] = key
		}
		w := v.bound(strconv.Itoa(i), vars, names)
		if x.CondExpr != nil {
			keep, err := convert.Convert(l.symExpr(x.CondExpr, w.frame), cty.Bool)
			switch {
			case err != nil || keep.IsNull() || !keep.IsKnown():
				if out.kind == objectKind {
					return l.whole(x, v)
				}
				out.elems = append(out.elems, rest(v.place(x), l.nameOf(x, v)))
				continue
			case keep.False():
				continue
			}
		}
		made := l.expr(x.ValExpr, w)
		if out.kind == listKind {
			out.elems = append(out.elems, made)
			continue
		}
		k, err := convert.Convert(l.symExpr(x.KeyExpr, w.frame), cty.String)
		if err != nil || k.IsNull() || !k.IsKnown() || symbol.HasPlaceholder(k.AsString()) {
			return l.whole(x, v)
		}
		out.set(k.AsString(), member{value: made})
	}
	slices.Sort(out.keys)
	return out
}

// element is an element of a collection with its key.
type element struct {
	key   cty.Value
	value *located
}

func (x *located) elements() []element {
	out := make([]element, 0, len(x.elems)+len(x.keys))
	for i, el := range x.elems {
		out = append(out, element{cty.NumberIntVal(int64(i)), el})
	}
	for _, k := range x.keys {
		out = append(out, element{cty.StringVal(k), x.members[k].value})
	}
	return out
}

// escaped is a template in a JSON string with escape sequences: HCL counts positions in it
// as if there were none.
func (l *locator) escaped(x *escaped, v *view) *located {
	whole := v.place(x)
	src := l.cache.source(whole.file)
	if whole.from < 0 || whole.to > len(src) || whole.to-whole.from < 2 {
		return l.whole(x, v)
	}
	offsets := alignment{escapes: true, plain: true}.align(strings.TrimSuffix(string(src[whole.from+1:whole.to]), `"`), x.text)
	w := *v
	w.put = func(r hcl.Range) place {
		from, to := r.Start.Byte-whole.from-1, r.End.Byte-whole.from-1
		if from < 0 || to < from || to >= len(offsets) {
			return whole
		}
		return place{whole.file, whole.from + 1 + offsets[from], whole.from + 1 + offsets[to]}
	}
	out := l.expr(x.Expression, &w)
	if out.kind != textKind {
		return out
	}
	return &located{kind: textKind, at: whole, text: joinParts(whole, out.text)}
}
