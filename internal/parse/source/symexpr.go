package source

import (
	"fmt"
	"maps"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// symTemplate joins the parts of a template.
func (e *evaluator) symTemplate(x *hclsyntax.TemplateExpr, f *frame) cty.Value {
	var b strings.Builder
	for _, p := range x.Parts {
		s, ok := e.symText(p, f)
		if !ok {
			return cty.UnknownVal(cty.String)
		}
		if b.WriteString(s); b.Len() > maxValueSize {
			return cty.DynamicVal
		}
	}
	return cty.StringVal(b.String())
}

// symText is a part of a template as text. ok is false for null, which no template takes.
func (e *evaluator) symText(p hclsyntax.Expression, f *frame) (string, bool) {
	v := e.sym(p, f)
	if isOpen(v) {
		v = e.opaqueExpr(p, f)
	}
	s, err := convert.Convert(v, cty.String)
	if err != nil || s.IsNull() || !s.IsKnown() {
		return "", false
	}
	return s.AsString(), true
}

func (e *evaluator) symJoin(x *hclsyntax.TemplateJoinExpr, f *frame) cty.Value {
	t := e.sym(x.Tuple, f)
	if isOpen(t) || t.IsNull() || !t.CanIterateElements() {
		return cty.DynamicVal
	}
	var b strings.Builder
	for it := t.ElementIterator(); it.Next(); {
		_, el := it.Element()
		s, err := convert.Convert(el, cty.String)
		if err != nil || s.IsNull() || !s.IsKnown() {
			return cty.DynamicVal
		}
		b.WriteString(s.AsString())
	}
	return cty.StringVal(b.String())
}

func (e *evaluator) symObject(x *hclsyntax.ObjectConsExpr, f *frame) cty.Value {
	attrs := map[string]cty.Value{}
	for _, it := range x.Items {
		k, err := convert.Convert(e.sym(it.KeyExpr, f), cty.String)
		if err != nil || k.IsNull() || !k.IsKnown() {
			return cty.DynamicVal
		}
		attrs[k.AsString()] = e.sym(it.ValueExpr, f)
	}
	return e.settled(cty.ObjectVal(attrs))
}

// settled passes an object on unless its keys may come to be equal, or in another order,
// once the placeholders in them are known.
func (e *evaluator) settled(v cty.Value) cty.Value {
	if isOpen(v) || v.IsNull() || !hasPlaceholderKey(v) {
		return v
	}
	var last *symbol.Text
	for it := v.ElementIterator(); it.Next(); {
		k, _ := it.Element()
		t := e.table.Text(k.AsString())
		if last != nil && !ordered(last.Segments(), t.Segments()) {
			return cty.DynamicVal
		}
		last = &t
	}
	return v
}

// ordered reports whether two texts differ first in their literal parts, so that their
// order is known.
func ordered(a, b []symbol.Segment) bool {
	for i := 0; ; i++ {
		switch {
		case i >= len(a) || i >= len(b):
			return i < len(a) && a[i].Ref == nil || i < len(b) && b[i].Ref == nil
		case a[i].Ref != nil && b[i].Ref != nil && a[i].Ref.Key == b[i].Ref.Key:
		case a[i].Ref != nil || b[i].Ref != nil:
			return false
		case a[i].Lit != b[i].Lit:
			x, y := a[i].Lit, b[i].Lit
			if !strings.HasPrefix(x, y) && !strings.HasPrefix(y, x) {
				return true
			}
			// The shorter one must end here.
			return len(x) < len(y) && i == len(a)-1 || len(y) < len(x) && i == len(b)-1
		}
	}
}

func (e *evaluator) symIndex(x *hclsyntax.IndexExpr, f *frame) cty.Value {
	if e.drawsOnSecrets(x.Key, f.scope) {
		return e.opaqueExpr(x, f) // what names the reference would show the key
	}
	k := e.sym(x.Key, f)
	if k.IsKnown() && !k.IsNull() && k.Type().IsPrimitiveType() {
		if t, ok := unwrap(x.Collection).(*hclsyntax.ScopeTraversalExpr); ok {
			// A resource or module instance chosen by a key: resolved like q["key"].
			step := hcl.TraverseIndex{Key: k, SrcRange: x.Key.Range()}
			v := e.symTraversal(append(t.Traversal[:len(t.Traversal):len(t.Traversal)], step), f)
			if hasPlaceholder(k) && v.Type() == cty.String {
				return e.opaqueExpr(x, f)
			}
			return v
		}
		if !hasPlaceholder(k) {
			coll := e.sym(x.Collection, f)
			if v, ok := indexValue(coll, k); ok && !coll.Type().IsSetType() && !isOpen(v) {
				return v
			}
		}
	}
	return e.opaqueExpr(x, f)
}

func (e *evaluator) symSplat(x *hclsyntax.SplatExpr, f *frame) cty.Value {
	src := e.sym(x.Source, f)
	if isOpen(src) {
		return cty.DynamicVal
	}
	if src.IsNull() {
		return cty.EmptyTupleVal
	}
	var items []cty.Value
	switch ty := src.Type(); {
	case ty.IsTupleType() || ty.IsListType() || ty.IsSetType():
		if ty.IsSetType() && hasPlaceholder(src) {
			return cty.DynamicVal
		}
		for it := src.ElementIterator(); it.Next(); {
			_, el := it.Element()
			items = append(items, el)
		}
	case ty == cty.String && symbol.HasPlaceholder(src.AsString()) && !e.solid(src):
		return cty.DynamicVal // it may be null, or a list
	default:
		items = []cty.Value{src}
	}
	out := make([]cty.Value, len(items))
	for i, el := range items {
		if !e.budget.take(1) {
			return cty.DynamicVal
		}
		g := f.bind(fmt.Sprintf("*%d", i), nil)
		g.anon = maps.Clone(f.anon)
		if g.anon == nil {
			g.anon = map[*hclsyntax.AnonSymbolExpr]cty.Value{}
		}
		g.anon[x.Item] = el
		out[i] = e.sym(x.Each, g)
	}
	return cty.TupleVal(out)
}

func (e *evaluator) symFor(x *hclsyntax.ForExpr, f *frame) cty.Value {
	coll := e.sym(x.CollExpr, f)
	if isOpen(coll) || coll.IsNull() || !coll.CanIterateElements() || coll.Type().IsSetType() && hasPlaceholder(coll) {
		return cty.DynamicVal
	}
	var list []cty.Value
	attrs := map[string]cty.Value{}
	groups := map[string][]cty.Value{}
	i := 0
	for it := coll.ElementIterator(); it.Next(); i++ {
		if !e.budget.take(1) {
			return cty.DynamicVal
		}
		k, v := it.Element()
		if coll.Type().IsSetType() {
			k = v
		}
		vars := map[string]cty.Value{x.ValVar: v}
		if x.KeyVar != "" {
			vars[x.KeyVar] = k
		}
		g := f.bind(fmt.Sprintf("%d", i), vars)
		if x.CondExpr != nil {
			keep, err := convert.Convert(e.sym(x.CondExpr, g), cty.Bool)
			if err != nil || keep.IsNull() || !keep.IsKnown() {
				return cty.DynamicVal
			}
			if keep.False() {
				continue
			}
		}
		val := e.sym(x.ValExpr, g)
		if x.KeyExpr == nil {
			list = append(list, val)
			continue
		}
		name, err := convert.Convert(e.sym(x.KeyExpr, g), cty.String)
		if err != nil || name.IsNull() || !name.IsKnown() {
			return cty.DynamicVal
		}
		attrs[name.AsString()] = val
		groups[name.AsString()] = append(groups[name.AsString()], val)
	}
	switch {
	case x.KeyExpr == nil:
		return cty.TupleVal(list)
	case x.Group:
		for k, g := range groups {
			attrs[k] = cty.TupleVal(g)
		}
	}
	return e.settled(cty.ObjectVal(attrs))
}

func (e *evaluator) symConditional(x *hclsyntax.ConditionalExpr, f *frame) cty.Value {
	if c, err := convert.Convert(e.sym(x.Condition, f), cty.Bool); err == nil && c.IsKnown() && !c.IsNull() {
		v := e.sym(x.FalseResult, f)
		if c.True() {
			v = e.sym(x.TrueResult, f)
		}
		// Both results are of one type: a number beside text is text.
		if exact, _ := e.exactIn(x, f); exact.Type() == cty.String && !isOpen(v) {
			return convertSymbolic(v, cty.String)
		}
		return v
	}
	a, b := e.sym(x.TrueResult, f), e.sym(x.FalseResult, f)
	if a.IsWhollyKnown() && b.IsWhollyKnown() && a.RawEquals(b) {
		return a
	}
	return e.either(x, a, b, f)
}

// either is one of two texts: what they have in common at both ends around a reference
// for the rest.
func (e *evaluator) either(x hclsyntax.Expression, a, b cty.Value, f *frame) cty.Value {
	if isOpen(a) || isOpen(b) || a.IsNull() || b.IsNull() || a.Type() != cty.String || b.Type() != cty.String {
		return cty.DynamicVal
	}
	one, other := e.table.Text(a.AsString()), e.table.Text(b.AsString())
	head, tail := symbol.Common(one, other)
	chars := symbol.AnyText
	if isName(symbol.Middle(one, head, tail)) && isName(symbol.Middle(other, head, tail)) {
		chars = symbol.NameText
	}
	mid := e.opaqueOf(x, chars, f)
	return cty.StringVal(e.table.String(head) + mid.AsString() + e.table.String(tail))
}

// isName reports whether a text certainly is not empty and has only characters of names.
func isName(t symbol.Text) bool {
	for _, s := range t.Segments() {
		if s.Ref != nil && s.Ref.Chars == symbol.AnyText {
			return false
		}
		for i := range len(s.Lit) {
			if !symbol.NameText.Allows(s.Lit[i]) {
				return false
			}
		}
	}
	return t.MinLen() > 0
}

func (e *evaluator) symBinary(x *hclsyntax.BinaryOpExpr, f *frame) cty.Value {
	l, r := e.sym(x.LHS, f), e.sym(x.RHS, f)
	lp, rp := hasPlaceholder(l), hasPlaceholder(r)
	if !lp && !rp {
		return operate(x.Op, l, r)
	}
	if x.Op == hclsyntax.OpEqual || x.Op == hclsyntax.OpNotEqual {
		// Text that has something literal in it is not null.
		if lp && !rp && isNull(r) && e.solid(l) || rp && !lp && isNull(l) && e.solid(r) {
			return cty.BoolVal(x.Op == hclsyntax.OpNotEqual)
		}
		return cty.UnknownVal(cty.Bool)
	}
	if x.Op == hclsyntax.OpLogicalAnd || x.Op == hclsyntax.OpLogicalOr {
		open := func(v cty.Value, placeholder bool) cty.Value {
			if placeholder {
				return cty.UnknownVal(cty.Bool)
			}
			return v
		}
		return operate(x.Op, open(l, lp), open(r, rp))
	}
	return cty.UnknownVal(x.Op.Type)
}

// solid reports whether a value is text with something literal in it, which neither
// null nor an empty string is.
func (e *evaluator) solid(v cty.Value) bool {
	return v.Type() == cty.String && e.table.Text(v.AsString()).MinLen() > 0
}

// operate applies an operator as HCL does; what fails is unknown.
func operate(op *hclsyntax.Operation, args ...cty.Value) cty.Value {
	params := op.Impl.Params()
	for i := range args {
		v, err := convert.Convert(args[i], params[i].Type)
		if err != nil {
			return cty.UnknownVal(op.Type)
		}
		args[i] = v
	}
	if len(args) == 2 && (op == hclsyntax.OpLogicalAnd || op == hclsyntax.OpLogicalOr) {
		for _, v := range args {
			if v.IsKnown() && !v.IsNull() && v.True() == (op == hclsyntax.OpLogicalOr) {
				return v
			}
		}
	}
	v, err := op.Impl.Call(args)
	if err != nil {
		return cty.UnknownVal(op.Type)
	}
	return v
}
