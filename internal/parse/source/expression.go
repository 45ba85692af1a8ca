package source

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/fcasync/fcasync-lint/internal/parse/source/functions"
)

// newArgument takes an attribute as parsed from either syntax.
func newArgument(a *hcl.Attribute) *argument {
	expr := native(a.Expr)
	return &argument{name: a.Name, expr: expr, raw: a.Expr, rng: a.Expr.Range(), nameRange: a.NameRange}
}

// native turns an expression of the JSON syntax into the equivalent native one, so that
// everything after parsing deals with one syntax. For-expressions are bounded on the way.
func native(expr hcl.Expression) hclsyntax.Expression {
	if e, ok := expr.(hclsyntax.Expression); ok {
		bound(e)
		return e
	}
	if items, diags := hcl.ExprMap(expr); !diags.HasErrors() {
		obj := &hclsyntax.ObjectConsExpr{SrcRange: expr.Range(), OpenRange: expr.StartRange()}
		for _, it := range items {
			obj.Items = append(obj.Items, hclsyntax.ObjectConsItem{
				KeyExpr: &hclsyntax.ObjectConsKeyExpr{Wrapped: native(it.Key), ForceNonLiteral: true}, ValueExpr: native(it.Value),
			})
		}
		return obj
	}
	if items, diags := hcl.ExprList(expr); !diags.HasErrors() {
		tup := &hclsyntax.TupleConsExpr{SrcRange: expr.Range(), OpenRange: expr.StartRange()}
		for _, it := range items {
			tup.Exprs = append(tup.Exprs, native(it))
		}
		return tup
	}
	v, _ := expr.Value(nil) // without a context JSON strings are taken literally
	if !v.IsNull() && v.Type() == cty.String && v.IsKnown() {
		if !checkTemplate([]byte(v.AsString()), expr.Range().Filename) {
			return &hclsyntax.LiteralValueExpr{Val: cty.UnknownVal(cty.String), SrcRange: expr.Range()}
		}
		start := expr.StartRange().Start
		start.Column++ // after the quote
		start.Byte++
		t, diags := hclsyntax.ParseTemplate([]byte(v.AsString()), expr.Range().Filename, start)
		if !diags.HasErrors() {
			bound(t)
			if r := expr.Range(); r.End.Byte-r.Start.Byte != len(`""`)+len(v.AsString()) {
				return &escaped{&hclsyntax.ParenthesesExpr{Expression: t, SrcRange: r}, v.AsString()}
			}
			return t
		}
	}
	return &hclsyntax.LiteralValueExpr{Val: v, SrcRange: expr.Range()}
}

// quotedExpression is an expression where the JSON syntax has it in a string and no template,
// nil if the string is none or is nested too deeply.
func quotedExpression(e hcl.Expression) hclsyntax.Expression {
	if n, ok := e.(hclsyntax.Expression); ok {
		return n
	}
	text, ok := literal(e)
	at := e.Range()
	if !ok || checkNesting([]byte(text), at.Filename, false) != nil {
		return nil
	}
	n, diags := hclsyntax.ParseExpression([]byte(text), at.Filename, at.Start)
	if diags.HasErrors() {
		return nil
	}
	return n
}

// unwrap removes parentheses and the template around a lone interpolation.
func unwrap(expr hclsyntax.Expression) hclsyntax.Expression {
	for {
		switch e := expr.(type) {
		case *hclsyntax.ParenthesesExpr:
			expr = e.Expression
		case *hclsyntax.TemplateWrapExpr:
			expr = e.Wrapped
		case *hclsyntax.ObjectConsKeyExpr:
			if e.ForceNonLiteral {
				expr = e.Wrapped
				continue
			}
			return e
		case *stepped:
			expr = e.Expression
		case *escaped:
			expr = e.Expression
		case *filled:
			expr = e.Expression
		default:
			return expr
		}
	}
}

// escaped is the template of a JSON string with escape sequences, which positions in it do
// not count. It is a pair of parentheses to everything else.
type escaped struct {
	*hclsyntax.ParenthesesExpr
	text string // of the string
}

// stepped counts how often the body of a for expression is evaluated, so that nested
// loops over foreign input end. It is a pair of parentheses to everything else.
type stepped struct {
	*hclsyntax.ParenthesesExpr
}

// Value evaluates the wrapped expression unless the loops around it have run too often.
func (s *stepped) Value(ctx *hcl.EvalContext) (cty.Value, hcl.Diagnostics) {
	b := budgetOf(ctx)
	if b == nil {
		return s.Expression.Value(ctx)
	}
	v := cty.DynamicVal
	var diags hcl.Diagnostics
	if b.take(1) {
		v, diags = s.Expression.Value(ctx)
		if !diags.HasErrors() && b.take(sizeOf(v)/64) {
			return v, diags
		}
	}
	if diags.HasErrors() {
		return v, diags
	}
	rng := s.SrcRange
	return cty.DynamicVal, append(diags, &hcl.Diagnostic{
		Severity: hcl.DiagError, Summary: "Evaluation is too large",
		Detail: "The for expressions of this module run too often to be evaluated here.", Subject: &rng,
		Extra: exhausted{},
	})
}

// exhausted makes the end of the budget look like a function that refuses to work: try
// and can must not take it for an error that Terraform would see.
type exhausted struct{}

// CalledFunctionName is the name of no function.
func (exhausted) CalledFunctionName() string { return "" }

// FunctionCallError is the refusal.
func (exhausted) FunctionCallError() error { return functions.ErrLimit }

// step puts a stepped around an expression that is evaluated again and again.
func step(expr hclsyntax.Expression) hclsyntax.Expression {
	if _, done := expr.(*stepped); done {
		return expr
	}
	return &stepped{&hclsyntax.ParenthesesExpr{Expression: expr, SrcRange: expr.Range()}}
}

// evaluateTemplate evaluates a template that a function renders, within the budget.
func (e *evaluator) evaluateTemplate(expr hclsyntax.Expression, ctx *hcl.EvalContext) (cty.Value, hcl.Diagnostics) {
	bound(expr)
	inner := ctx.NewChild()
	inner.Variables = map[string]cty.Value{budgetKey: cty.CapsuleVal(budgetType, &e.budget)}
	return expr.Value(inner)
}

// bound puts a stepped around what every for expression and splat in expr repeats, and makes
// unknown what numbers are too large to be printed.
func bound(expr hclsyntax.Expression) {
	_ = hclsyntax.VisitAll(expr, func(n hclsyntax.Node) hcl.Diagnostics {
		switch x := n.(type) {
		case *hclsyntax.ForExpr:
			x.ValExpr = step(x.ValExpr)
			if x.CondExpr != nil { // it may keep the body from being evaluated at all
				x.CondExpr = step(x.CondExpr)
			}
			if x.KeyExpr != nil {
				x.KeyExpr = step(x.KeyExpr)
			}
		case *hclsyntax.SplatExpr:
			x.Each = step(x.Each)
		case *hclsyntax.LiteralValueExpr:
			if x.Val.Type() == cty.Number && sizeOf(x.Val) > maxValueSize {
				x.Val = cty.UnknownVal(cty.Number)
			}
		}
		return nil
	})
}
