package functions

import (
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
	"github.com/zclconf/go-cty/cty/gocty"
)

// Terraform 1.11 has go-cty 1.16.0. The functions of this file are those of the
// present standard library with what has changed since then undone.

// refuseEarly returns f with a check of its arguments, already converted, that gives
// either the result of the call or leaves it to f.
func refuseEarly(f function.Function, check func(args []cty.Value) (cty.Value, error)) function.Function {
	spec := &function.Spec{
		Type: function.StaticReturnType(cty.DynamicPseudoType),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			if v, err := check(args); err != nil || v != cty.NilVal {
				return v, err
			}
			return f.Call(args)
		},
	}
	open := func(p function.Parameter) function.Parameter {
		p.AllowNull, p.AllowUnknown, p.AllowDynamicType, p.AllowMarked = true, true, true, true
		return p
	}
	for _, p := range f.Params() {
		spec.Params = append(spec.Params, open(p))
	}
	if p := f.VarParam(); p != nil {
		open := open(*p)
		spec.VarParam = &open
	}
	return function.New(spec)
}

// untypedUnknown makes f's result unknown where an argument has no type yet, as a
// literal null has none.
func untypedUnknown(f function.Function) function.Function {
	return refuseEarly(f, func(args []cty.Value) (cty.Value, error) {
		for _, arg := range args[1:] {
			if arg.Type() == cty.DynamicPseudoType {
				return cty.DynamicVal, nil
			}
		}
		return cty.NilVal, nil
	})
}

func contains() function.Function {
	return refuseEarly(stdlib.ContainsFunc, func(args []cty.Value) (cty.Value, error) {
		if args[1].IsNull() {
			return cty.NilVal, function.NewArgErrorf(1, "argument must not be null")
		}
		return cty.NilVal, nil
	})
}

func signum() function.Function {
	return refuseEarly(stdlib.SignumFunc, func(args []cty.Value) (cty.Value, error) {
		if n, _ := args[0].Unmark(); n.IsKnown() && !n.IsNull() {
			var whole int
			return cty.NilVal, gocty.FromCtyValue(n, &whole)
		}
		return cty.NilVal, nil
	})
}

// element fails for an index before the first element of a tuple, though not for
// one before that of a list.
func element() function.Function {
	return refuseEarly(stdlib.ElementFunc, func(args []cty.Value) (cty.Value, error) {
		list, _ := args[0].Unmark()
		n, _ := args[1].Unmark()
		var index int
		if !list.Type().IsTupleType() || list.LengthInt() == 0 || !n.IsKnown() || n.IsNull() || gocty.FromCtyValue(n, &index) != nil {
			return cty.NilVal, nil
		}
		if index%list.LengthInt() < 0 {
			return cty.NilVal, function.NewArgErrorf(1, "the index of an element of a tuple must not be negative")
		}
		return cty.NilVal, nil
	})
}

// to converts to a type. Unlike go-cty's it leaves the marks of elements where they
// are.
func to(want cty.Type) function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{{
			Name: "v", Type: cty.DynamicPseudoType,
			AllowNull: true, AllowMarked: true, AllowDynamicType: true,
		}},
		Type: func(args []cty.Value) (cty.Type, error) {
			ty := args[0].Type()
			if ty.Equals(want) || convert.GetConversionUnsafe(ty, want) != nil {
				return want, nil
			}
			return cty.NilType, function.NewArgErrorf(0, "cannot convert %s to %s", ty.FriendlyName(), want.FriendlyNameForConstraint())
		},
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			v, err := convert.Convert(args[0], want)
			if err != nil {
				// What was converted may be secret, so its text is not repeated.
				return cty.NilVal, function.NewArgErrorf(0, "cannot convert this %s to %s", args[0].Type().FriendlyName(), want.FriendlyNameForConstraint())
			}
			return v, nil
		},
	})
}
