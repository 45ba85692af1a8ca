package source

import (
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// condition is what an unknown count or for_each comes down to: resources and modules with
// the same condition are there together or not at all.
func (e *evaluator) condition(count, forEach *argument, s *scope) string {
	if count != nil {
		return "count " + e.conditionIdentity(count.expr, s)
	}
	return "for_each " + e.conditionIdentity(forEach.expr, s)
}

// conditionIdentity is the same for two expressions only if they have the same value. Most
// conditions are written out again for each resource, so it looks into operators.
func (e *evaluator) conditionIdentity(expr hclsyntax.Expression, s *scope) string {
	parts := func(name string, of ...hclsyntax.Expression) string {
		ids := make([]string, len(of))
		for i, x := range of {
			ids[i] = e.conditionIdentity(x, s)
		}
		return name + "(" + strings.Join(ids, ", ") + ")"
	}
	switch x := unwrap(expr).(type) {
	case *hclsyntax.ConditionalExpr:
		return parts("if", x.Condition, x.TrueResult, x.FalseResult)
	case *hclsyntax.UnaryOpExpr:
		return parts(operator(x.Op), x.Val)
	case *hclsyntax.BinaryOpExpr:
		return parts(operator(x.Op), x.LHS, x.RHS)
	case *hclsyntax.TupleConsExpr:
		return parts("list", x.Exprs...)
	default:
		return e.valueIdentity(x, &frame{scope: s})
	}
}

func operator(op *hclsyntax.Operation) string {
	for name, known := range map[string]*hclsyntax.Operation{
		"or": hclsyntax.OpLogicalOr, "and": hclsyntax.OpLogicalAnd, "not": hclsyntax.OpLogicalNot,
		"equal": hclsyntax.OpEqual, "unequal": hclsyntax.OpNotEqual,
		"greater": hclsyntax.OpGreaterThan, "at least": hclsyntax.OpGreaterThanOrEqual,
		"less": hclsyntax.OpLessThan, "at most": hclsyntax.OpLessThanOrEqual,
		"add": hclsyntax.OpAdd, "subtract": hclsyntax.OpSubtract, "multiply": hclsyntax.OpMultiply,
		"divide": hclsyntax.OpDivide, "modulo": hclsyntax.OpModulo, "negate": hclsyntax.OpNegate,
	} {
		if op == known {
			return name
		}
	}
	return ""
}
