package functions

import (
	"errors"
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/customdecode"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// try and can are not those of hcl/v2/ext/tryfunc for two reasons: a refused call
// says nothing about Terraform's answer, so it makes the result unknown; and an
// argument is evaluated once, where tryfunc evaluates it once for the type and once
// for the value, so that nested calls take exponential time.

func try() function.Function {
	return function.New(&function.Spec{
		VarParam: &function.Parameter{Name: "expressions", Type: customdecode.ExpressionClosureType},
		Type:     function.StaticReturnType(cty.DynamicPseudoType),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			if len(args) == 0 {
				return cty.NilVal, errors.New("at least one argument is required")
			}
			var failed hcl.Diagnostics
			for _, arg := range args {
				v, diags := customdecode.ExpressionClosureFromVal(arg).Value()
				switch {
				case Refused(diags):
					return cty.DynamicVal, nil
				case diags.HasErrors():
					failed = append(failed, diags...)
				case CheckSize(v) != nil || !v.IsWhollyKnown():
					// What is unknown may still turn out to be an error.
					return cty.DynamicVal, nil
				default:
					return v, nil
				}
			}
			var b strings.Builder
			b.WriteString("no expression succeeded:")
			for _, d := range failed {
				fmt.Fprintf(&b, "\n- %s; %s", d.Summary, d.Detail)
			}
			return cty.NilVal, errors.New(b.String())
		},
	})
}

func can() function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{{Name: "expression", Type: customdecode.ExpressionClosureType}},
		Type:   function.StaticReturnType(cty.Bool),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			v, diags := customdecode.ExpressionClosureFromVal(args[0]).Value()
			switch {
			case Refused(diags):
				return cty.UnknownVal(cty.Bool), nil
			case diags.HasErrors():
				return cty.False, nil
			case CheckSize(v) != nil || !v.IsWhollyKnown():
				return cty.UnknownVal(cty.Bool), nil
			}
			return cty.True, nil
		},
	})
}
