package source

import (
	"reflect"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
)

// budget is what evaluating one root module may cost.
type budget struct{ steps int }

// take spends n steps and reports whether there were so many left.
func (b *budget) take(n int) bool {
	b.steps -= n
	return b.steps > 0
}

// budgetKey is where an evaluation context carries the budget: no identifier of HCL.
const budgetKey = "\x00budget"

var budgetType = cty.Capsule("budget", reflect.TypeFor[budget]())

func budgetOf(ctx *hcl.EvalContext) *budget {
	for ; ctx != nil; ctx = ctx.Parent() {
		if v, ok := ctx.Variables[budgetKey]; ok {
			return v.EncapsulatedValue().(*budget)
		}
	}
	return nil
}

// sizeOf is about how many bytes a value takes.
func sizeOf(v cty.Value) int {
	v, _ = v.Unmark()
	if !v.IsKnown() || v.IsNull() {
		return 1
	}
	switch ty := v.Type(); {
	case ty == cty.String:
		return len(v.AsString())
	case ty == cty.Number:
		if f := v.AsBigFloat(); !f.IsInf() && (f.MantExp(nil) > 1<<15 || f.MantExp(nil) < -(1<<15)) {
			return maxValueSize + 1 // printing it would take for ever
		}
		return 8
	case ty.IsCollectionType() || ty.IsTupleType() || ty.IsObjectType():
		n := 8
		for it := v.ElementIterator(); it.Next(); {
			_, e := it.Element()
			n += 8 + sizeOf(e)
		}
		return n
	}
	return 8
}
