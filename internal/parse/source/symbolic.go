package source

import (
	"maps"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// The symbolic pass gives text to strings that the exact pass leaves unknown: every
// reference whose text is not known stands in them as a placeholder. It never decides
// anything by a placeholder: what looks into one is unknown, or a reference of its own
// that is equal to itself.
//
// Its values differ from exact ones in two ways: any unknown string, number or boolean
// may be a placeholder, and maps and lists may be objects and tuples.

// frame is a scope with the names that for expressions and templatefile bind.
type frame struct {
	*scope
	vars map[string]cty.Value
	anon map[*hclsyntax.AnonSymbolExpr]cty.Value
	only bool   // only vars exist: a template file
	id   string // tells iterations apart
	// done are the values of expressions in this frame: identities ask for what was
	// evaluated before, and without this twice as often with every level.
	done map[hclsyntax.Expression]cty.Value
}

func (f *frame) bind(id string, vars map[string]cty.Value) *frame {
	g := *f
	g.done = nil
	g.vars = maps.Clone(f.vars)
	if g.vars == nil {
		g.vars = map[string]cty.Value{}
	}
	maps.Copy(g.vars, vars)
	g.id = f.id + "/" + id
	return &g
}

// symbolic evaluates an argument in the symbolic pass.
func (e *evaluator) symbolic(a *argument, s *scope) cty.Value {
	if a == nil {
		return cty.DynamicVal
	}
	e.quiet++
	defer func() { e.quiet-- }()
	if v, diags := e.exactExpr(a.expr, s); !diags.HasErrors() {
		if v, _ = v.UnmarkDeep(); v.IsWhollyKnown() {
			return v
		}
	}
	return e.symExpr(a.expr, &frame{scope: s})
}

// symExpr is sym, guarded: what goes wrong is unknown.
func (e *evaluator) symExpr(expr hclsyntax.Expression, f *frame) (v cty.Value) {
	defer func() {
		if r := recover(); r != nil {
			e.caught(r)
			v = cty.DynamicVal
		}
	}()
	return e.limited(e.sym(expr, f))
}

func (e *evaluator) sym(expr hclsyntax.Expression, f *frame) cty.Value {
	if v, ok := f.done[expr]; ok {
		return v
	}
	v := e.symOnce(expr, f)
	if f.done == nil {
		f.done = map[hclsyntax.Expression]cty.Value{}
	}
	f.done[expr] = v
	return v
}

func (e *evaluator) symOnce(expr hclsyntax.Expression, f *frame) cty.Value {
	switch x := expr.(type) {
	case *hclsyntax.LiteralValueExpr:
		return x.Val
	case *hclsyntax.ParenthesesExpr:
		return e.sym(x.Expression, f)
	case *stepped:
		return e.sym(x.Expression, f)
	case *escaped:
		return e.sym(x.Expression, f)
	case *filled:
		return e.symFilled(x, f)
	case *referring:
		return e.symReferring(x, f)
	case *hclsyntax.TemplateWrapExpr:
		return e.sym(x.Wrapped, f)
	case *hclsyntax.TemplateExpr:
		return e.symTemplate(x, f)
	case *hclsyntax.TemplateJoinExpr:
		return e.symJoin(x, f)
	case *hclsyntax.ScopeTraversalExpr:
		return e.symTraversal(x.Traversal, f)
	case *hclsyntax.RelativeTraversalExpr:
		v, rest := follow(e.sym(x.Source, f), x.Traversal)
		if len(rest) == 0 && !isOpen(v) {
			return v
		}
		if v, ok := e.symOpenIndex(x, f); ok {
			return v
		}
		return e.opaqueExpr(expr, f)
	case *hclsyntax.IndexExpr:
		return e.symIndex(x, f)
	case *hclsyntax.SplatExpr:
		return e.symSplat(x, f)
	case *hclsyntax.AnonSymbolExpr:
		if v, ok := f.anon[x]; ok {
			return v
		}
		return cty.DynamicVal
	case *hclsyntax.TupleConsExpr:
		vals := make([]cty.Value, len(x.Exprs))
		for i, el := range x.Exprs {
			vals[i] = e.sym(el, f)
		}
		return cty.TupleVal(vals)
	case *hclsyntax.ObjectConsExpr:
		return e.symObject(x, f)
	case *hclsyntax.ObjectConsKeyExpr:
		if !x.ForceNonLiteral {
			if k := hcl.ExprAsKeyword(x.Wrapped); k != "" {
				return cty.StringVal(k)
			}
		}
		return e.sym(x.Wrapped, f)
	case *hclsyntax.ForExpr:
		return e.symFor(x, f)
	case *hclsyntax.ConditionalExpr:
		return e.symConditional(x, f)
	case *hclsyntax.BinaryOpExpr:
		return e.symBinary(x, f)
	case *hclsyntax.UnaryOpExpr:
		v := e.sym(x.Val, f)
		if hasPlaceholder(v) {
			return cty.UnknownVal(x.Op.Type)
		}
		return operate(x.Op, v)
	case *hclsyntax.FunctionCallExpr:
		return e.symCall(x, f)
	}
	return cty.DynamicVal
}

// isOpen reports whether a value is wholly unknown.
func isOpen(v cty.Value) bool { return !v.IsKnown() }

// hasPlaceholder reports whether any string in a value has a placeholder in it.
func hasPlaceholder(v cty.Value) bool {
	if v.IsNull() || !v.IsKnown() {
		return false
	}
	switch ty := v.Type(); {
	case ty == cty.String:
		return symbol.HasPlaceholder(v.AsString())
	case ty.IsCollectionType() || ty.IsTupleType() || ty.IsObjectType():
		for it := v.ElementIterator(); it.Next(); {
			k, el := it.Element()
			if hasPlaceholder(el) || (ty.IsObjectType() || ty.IsMapType()) && hasPlaceholder(k) {
				return true
			}
		}
	}
	return false
}
