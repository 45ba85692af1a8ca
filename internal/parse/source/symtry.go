package source

import (
	"maps"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/fcasync/fcasync-lint/internal/parse/source/functions"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// symTry is the first argument if it certainly does not fail.
func (e *evaluator) symTry(x *hclsyntax.FunctionCallExpr, f *frame) cty.Value {
	a, v := e.tried(x, f)
	switch {
	case a == nil:
		return cty.DynamicVal
	case v.IsWhollyKnown():
		u, _ := v.UnmarkDeep()
		return u
	}
	return e.sym(a, f)
}

// tried is the argument of try that it comes down to, and its exact value; nil if that is
// not known.
func (e *evaluator) tried(x *hclsyntax.FunctionCallExpr, f *frame) (hclsyntax.Expression, cty.Value) {
	for _, a := range x.Args {
		v, diags := e.exactIn(a, f)
		switch {
		case functions.Refused(diags):
			return nil, cty.DynamicVal
		case diags.HasErrors():
			continue // it fails whatever is unknown
		case !v.IsWhollyKnown() && !e.succeeds(a, f):
			return nil, cty.DynamicVal // it may yet fail
		}
		return a, v
	}
	return nil, cty.DynamicVal
}

// succeeds reports whether an expression certainly has a value, whatever becomes of the
// unknowns in it.
func (e *evaluator) succeeds(expr hclsyntax.Expression, f *frame) bool {
	switch x := unwrap(expr).(type) {
	case *hclsyntax.LiteralValueExpr:
		return true
	case *hclsyntax.ScopeTraversalExpr:
		return e.leads(x.Traversal, f)
	case *hclsyntax.IndexExpr, *hclsyntax.RelativeTraversalExpr:
		t := e.stepsTo(x, f)
		return t != nil && e.leads(t, f)
	case *hclsyntax.TupleConsExpr:
		return !slices.ContainsFunc(x.Exprs, func(el hclsyntax.Expression) bool { return !e.succeeds(el, f) })
	case *hclsyntax.TemplateExpr:
		return !slices.ContainsFunc(x.Parts, func(p hclsyntax.Expression) bool {
			// A template does not take null.
			s, ok := e.symText(p, f)
			return !ok || !e.succeeds(p, f) || notNull(cty.DynamicVal, e.table.Text(s)) != symbol.Yes
		})
	}
	return false
}

// stepsTo is module.q[each.key].arn as the reference it comes to, nil where a key is not
// known.
func (e *evaluator) stepsTo(expr hclsyntax.Expression, f *frame) hcl.Traversal {
	switch x := unwrap(expr).(type) {
	case *hclsyntax.ScopeTraversalExpr:
		return slices.Clip(x.Traversal)
	case *hclsyntax.RelativeTraversalExpr:
		if t := e.stepsTo(x.Source, f); t != nil {
			return slices.Clip(append(t, x.Traversal...))
		}
	case *hclsyntax.IndexExpr:
		k, diags := e.exactIn(x.Key, f)
		k, _ = k.Unmark()
		if diags.HasErrors() || !k.IsKnown() || k.IsNull() || !k.Type().IsPrimitiveType() {
			return nil
		}
		if t := e.stepsTo(x.Collection, f); t != nil {
			return slices.Clip(append(t, hcl.TraverseIndex{Key: k, SrcRange: x.Key.Range()}))
		}
	}
	return nil
}

// leads reports whether a reference certainly leads to a value: it takes no step into
// something unknown.
func (e *evaluator) leads(t hcl.Traversal, f *frame) bool {
	through := func(v cty.Value, steps hcl.Traversal) bool {
		v, _ = v.UnmarkDeep()
		_, left := follow(v, steps)
		return len(left) == 0
	}
	root, name := t.RootName(), attrName(t, 1)
	if v, ok := f.vars[root]; ok {
		return through(v, t[1:])
	}
	if f.only {
		return false
	}
	if p, ok := f.iter[root]; ok {
		return through(exactKeyValue(p), t[1:])
	}
	switch root {
	case "each":
		return f.each != nil && through(exactKeyValue(*f.each), t[1:])
	case "count", "path", "terraform":
		return len(t) == 2
	case "var":
		return f.in.variables[name] != nil && through(e.variable(f.in, name), t[2:])
	case "local":
		return f.in.locals[name] != nil && through(e.local(f.in, name), t[2:])
	case "module":
		if f.in.calls[name] == nil || len(t) == 2 {
			return false
		}
		n := &need{}
		n.add(t[2:])
		return through(e.moduleValue(f.in, name, n, exactly), t[2:])
	}
	ref, rest := resourceRef(t)
	if ref == "" {
		return false
	}
	set := e.set(f.in, ref)
	if set == nil || set.open {
		return false
	}
	inst, attrs := pick(set, rest)
	return inst != nil && len(attrs) == 1
}

// exactIn evaluates exactly inside a frame: the placeholders in the names that the frame
// binds are unknown.
func (e *evaluator) exactIn(expr hclsyntax.Expression, f *frame) (v cty.Value, diags hcl.Diagnostics) {
	if f.anon != nil {
		return cty.DynamicVal, nil
	}
	if f.vars == nil {
		return e.exactExpr(expr, f.scope)
	}
	defer e.recovered(expr.Range(), &v, &diags)
	var outer []hcl.Traversal
	bound := map[string]cty.Value{}
	for _, t := range hclsyntax.Variables(expr) {
		if have, ok := f.vars[t.RootName()]; ok {
			bound[t.RootName()] = e.withoutPlaceholders(have)
		} else if !f.only {
			outer = append(outer, t)
		}
	}
	ctx, size := e.context(outer, f.scope)
	if size > maxEvalSize {
		return cty.DynamicVal, nil
	}
	maps.Copy(ctx.Variables, bound)
	v, diags = expr.Value(ctx)
	return e.limited(v), diags
}

// withoutPlaceholders is a symbolic value with unknowns in the place of placeholders.
func (e *evaluator) withoutPlaceholders(v cty.Value) cty.Value {
	if !hasPlaceholder(v) {
		return v
	}
	switch ty := v.Type(); {
	case ty == cty.String:
		if len(e.table.Text(v.AsString()).Segments()) > 1 {
			return cty.UnknownVal(cty.String).RefineNotNull()
		}
	case ty.IsObjectType() && !hasPlaceholderKey(v):
		attrs := map[string]cty.Value{}
		for it := v.ElementIterator(); it.Next(); {
			k, el := it.Element()
			attrs[k.AsString()] = e.withoutPlaceholders(el)
		}
		return cty.ObjectVal(attrs)
	case ty.IsTupleType() || ty.IsListType():
		var els []cty.Value
		for it := v.ElementIterator(); it.Next(); {
			_, el := it.Element()
			els = append(els, e.withoutPlaceholders(el))
		}
		return cty.TupleVal(els)
	}
	return cty.DynamicVal // a placeholder may stand for a string, number or boolean
}
