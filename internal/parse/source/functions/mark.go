package functions

import (
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// mark is the type of the marks that values carry through expressions.
type mark string

const (
	// Sensitive marks values that Terraform hides: what the function sensitive
	// returns, and what the evaluator marks (variables declared sensitive).
	Sensitive = mark("sensitive")
	// Ephemeral marks values that Terraform keeps in no plan and no state: what
	// ephemeralasnull turns into null. No function sets it.
	Ephemeral = mark("ephemeral")
)

// anyValue is a parameter that takes whatever there is, marks included.
func anyValue(name string) function.Parameter {
	return function.Parameter{
		Name: name, Type: cty.DynamicPseudoType,
		AllowNull: true, AllowUnknown: true, AllowDynamicType: true, AllowMarked: true,
	}
}

// sameType is the type function of functions that return their argument.
func sameType(args []cty.Value) (cty.Type, error) { return args[0].Type(), nil }

func sensitive() function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{anyValue("value")},
		Type:   sameType,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			return args[0].Mark(Sensitive), nil
		},
	})
}

func nonSensitive() function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{anyValue("value")},
		Type:   sameType,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			v, marks := args[0].Unmark()
			delete(marks, Sensitive)
			return v.WithMarks(marks), nil
		},
	})
}

func isSensitive() function.Function {
	return function.New(&function.Spec{
		Params:       []function.Parameter{anyValue("value")},
		Type:         function.StaticReturnType(cty.Bool),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			switch v := args[0]; {
			case v.HasMark(Sensitive):
				return cty.True, nil
			case !v.IsKnown():
				return cty.UnknownVal(cty.Bool), nil // it may get the mark with its value
			}
			return cty.False, nil
		},
	})
}

func ephemeralAsNull() function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{anyValue("value")},
		Type:   sameType,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			return cty.Transform(args[0], func(_ cty.Path, v cty.Value) (cty.Value, error) {
				if !v.HasMark(Ephemeral) {
					return v, nil
				}
				_, marks := v.Unmark()
				delete(marks, Ephemeral)
				return cty.NullVal(v.Type()).WithMarks(marks), nil
			})
		},
	})
}
