package functions

import (
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

// The functions of this file differ in Terraform from those of the same name in
// go-cty's standard library, or exist in Terraform alone. What they do was found
// out by asking terraform console and terraform plan of 1.11.

func boolList() []function.Parameter {
	return []function.Parameter{{Name: "list", Type: cty.List(cty.Bool)}}
}

func allTrue() function.Function {
	return function.New(&function.Spec{
		Params:       boolList(),
		Type:         function.StaticReturnType(cty.Bool),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			for it := args[0].ElementIterator(); it.Next(); {
				_, v := it.Element()
				if !v.IsKnown() {
					return cty.UnknownVal(cty.Bool), nil
				}
				if v.IsNull() || v.False() {
					return cty.False, nil
				}
			}
			return cty.True, nil
		},
	})
}

func anyTrue() function.Function {
	return function.New(&function.Spec{
		Params:       boolList(),
		Type:         function.StaticReturnType(cty.Bool),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			unknown := false
			for it := args[0].ElementIterator(); it.Next(); {
				_, v := it.Element()
				if !v.IsKnown() {
					unknown = true
				} else if !v.IsNull() && v.True() {
					return cty.True, nil
				}
			}
			if unknown {
				return cty.UnknownVal(cty.Bool), nil
			}
			return cty.False, nil
		},
	})
}

func coalesce() function.Function {
	return function.New(&function.Spec{
		VarParam: &function.Parameter{
			Name: "vals", Type: cty.DynamicPseudoType,
			AllowUnknown: true, AllowDynamicType: true, AllowNull: true,
		},
		Type: func(args []cty.Value) (cty.Type, error) {
			types := make([]cty.Type, len(args))
			for i, v := range args {
				types[i] = v.Type()
			}
			ty, _ := convert.UnifyUnsafe(types)
			if ty == cty.NilType {
				return cty.NilType, errors.New("all arguments must have the same type")
			}
			return ty, nil
		},
		RefineResult: notNull,
		Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
			for _, arg := range args {
				v, err := convert.Convert(arg, ty)
				if err != nil {
					return cty.NilVal, err
				}
				if !v.IsKnown() {
					return cty.UnknownVal(ty), nil
				}
				if v.IsNull() || ty == cty.String && v.AsString() == "" {
					continue
				}
				return v, nil
			}
			return cty.NilVal, errors.New("no non-null, non-empty-string arguments")
		},
	})
}

func indexOf() function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{
			{Name: "list", Type: cty.DynamicPseudoType},
			{Name: "value", Type: cty.DynamicPseudoType},
		},
		Type:         function.StaticReturnType(cty.Number),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			if ty := args[0].Type(); !ty.IsListType() && !ty.IsTupleType() {
				return cty.NilVal, errors.New("argument must be a list or tuple")
			}
			if args[0].LengthInt() == 0 {
				return cty.NilVal, errors.New("cannot search an empty list")
			}
			for it := args[0].ElementIterator(); it.Next(); {
				i, v := it.Element()
				equal, err := stdlib.Equal(v, args[1])
				if err != nil {
					return cty.NilVal, err
				}
				if !equal.IsKnown() {
					return cty.UnknownVal(cty.Number), nil
				}
				if equal.True() {
					return i, nil
				}
			}
			return cty.NilVal, errors.New("item not found")
		},
	})
}

func length() function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{{
			Name: "value", Type: cty.DynamicPseudoType,
			// The length of a tuple or object is in its type, and what is
			// within does not matter.
			AllowDynamicType: true, AllowUnknown: true, AllowMarked: true,
		}},
		Type: func(args []cty.Value) (cty.Type, error) {
			switch ty := args[0].Type(); {
			case ty == cty.String, ty == cty.DynamicPseudoType, ty.IsCollectionType(), ty.IsTupleType(), ty.IsObjectType():
				return cty.Number, nil
			}
			return cty.NilType, errors.New("argument must be a string, a collection type, or a structural type")
		},
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			v, marks := args[0].Unmark()
			switch ty := v.Type(); {
			case ty == cty.DynamicPseudoType:
				return cty.UnknownVal(cty.Number).WithMarks(marks), nil
			case ty.IsTupleType():
				return cty.NumberIntVal(int64(ty.Length())).WithMarks(marks), nil
			case ty.IsObjectType():
				return cty.NumberIntVal(int64(len(ty.AttributeTypes()))).WithMarks(marks), nil
			case ty == cty.String:
				n, err := stdlib.Strlen(v)
				if err != nil {
					return cty.NilVal, err
				}
				return n.WithMarks(marks), nil
			}
			return v.Length().WithMarks(marks), nil
		},
	})
}

func lookup() function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{
			{Name: "inputMap", Type: cty.DynamicPseudoType, AllowMarked: true},
			{Name: "key", Type: cty.String, AllowMarked: true},
		},
		VarParam: &function.Parameter{
			Name: "default", Type: cty.DynamicPseudoType,
			AllowUnknown: true, AllowDynamicType: true, AllowNull: true, AllowMarked: true,
		},
		Type: func(args []cty.Value) (cty.Type, error) {
			if len(args) > 3 {
				return cty.NilType, fmt.Errorf("lookup() takes two or three arguments, got %d", len(args))
			}
			ty := args[0].Type()
			switch {
			case ty.IsObjectType():
				key, _ := args[1].Unmark()
				if !key.IsKnown() {
					return cty.DynamicPseudoType, nil
				}
				if name := key.AsString(); ty.HasAttribute(name) {
					return ty.AttributeType(name), nil
				}
				if len(args) == 3 {
					return args[2].Type(), nil
				}
				return cty.NilType, function.NewArgErrorf(0, "the given object has no attribute %q", key.AsString())
			case ty.IsMapType():
				if len(args) == 3 {
					if _, err := convert.Convert(args[2], ty.ElementType()); err != nil {
						return cty.NilType, function.NewArgErrorf(2, "the default value must have the same type as the map elements")
					}
				}
				return ty.ElementType(), nil
			}
			return cty.NilType, function.NewArgErrorf(0, "lookup() requires a map as the first argument")
		},
		Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
			m, mapMarks := args[0].Unmark()
			key, keyMarks := args[1].Unmark()
			marks := []cty.ValueMarks{mapMarks, keyMarks}
			if !m.IsKnown() || !key.IsKnown() {
				return cty.UnknownVal(ty).WithMarks(marks...), nil
			}
			name := key.AsString()
			switch {
			case m.Type().IsObjectType():
				if m.Type().HasAttribute(name) {
					return m.GetAttr(name).WithMarks(marks...), nil
				}
			case m.HasIndex(key).True():
				return m.Index(key).WithMarks(marks...), nil
			}
			if len(args) == 3 {
				v, err := convert.Convert(args[2], ty)
				if err != nil {
					return cty.NilVal, function.NewArgError(2, err)
				}
				return v.WithMarks(marks...), nil
			}
			return cty.NilVal, fmt.Errorf("lookup failed to find key %q", name)
		},
	})
}

func matchKeys() function.Function {
	list := cty.List(cty.DynamicPseudoType)
	return function.New(&function.Spec{
		Params: []function.Parameter{
			{Name: "values", Type: list},
			{Name: "keys", Type: list},
			{Name: "searchset", Type: list},
		},
		Type: func(args []cty.Value) (cty.Type, error) {
			if ty, _ := convert.UnifyUnsafe([]cty.Type{args[1].Type(), args[2].Type()}); ty == cty.NilType {
				return cty.NilType, errors.New("keys and searchset must be of the same type")
			}
			return args[0].Type(), nil
		},
		RefineResult: notNull,
		Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
			if args[0].LengthInt() != args[1].LengthInt() {
				return cty.NilVal, errors.New("length of keys and values should be equal")
			}
			common, _ := convert.UnifyUnsafe([]cty.Type{args[1].Type(), args[2].Type()})
			keys, err := convert.Convert(args[1], common)
			if err != nil {
				return cty.NilVal, err
			}
			wanted, err := convert.Convert(args[2], common)
			if err != nil {
				return cty.NilVal, err
			}
			if !args[0].IsWhollyKnown() || !keys.IsWhollyKnown() || !wanted.IsWhollyKnown() {
				return cty.UnknownVal(ty), nil
			}
			values, search := args[0].AsValueSlice(), wanted.AsValueSlice()
			var found []cty.Value
			for i, key := range keys.AsValueSlice() {
				if slices.ContainsFunc(search, func(v cty.Value) bool { return v.RawEquals(key) }) {
					found = append(found, values[i])
				}
			}
			if len(found) == 0 {
				return cty.ListValEmpty(ty.ElementType()), nil
			}
			return cty.ListVal(found), nil
		},
	})
}

func one() function.Function {
	wrong := func() error {
		return function.NewArgErrorf(0, "must be a list, set, or tuple value with either zero or one elements")
	}
	return function.New(&function.Spec{
		Params: []function.Parameter{{Name: "list", Type: cty.DynamicPseudoType}},
		Type: func(args []cty.Value) (cty.Type, error) {
			switch ty := args[0].Type(); {
			case ty.IsListType(), ty.IsSetType():
				return ty.ElementType(), nil
			case ty.IsTupleType() && ty.Length() == 0:
				return cty.DynamicPseudoType, nil
			case ty.IsTupleType() && ty.Length() == 1:
				return ty.TupleElementType(0), nil
			}
			return cty.NilType, wrong()
		},
		Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
			n := args[0].Length()
			if !n.IsKnown() {
				return cty.UnknownVal(ty), nil
			}
			switch args[0].LengthInt() {
			case 0:
				return cty.NullVal(ty), nil
			case 1:
				it := args[0].ElementIterator()
				it.Next()
				_, v := it.Element()
				return v, nil
			}
			return cty.NilVal, wrong()
		},
	})
}

func sum() function.Function {
	return function.New(&function.Spec{
		Params:       []function.Parameter{{Name: "list", Type: cty.DynamicPseudoType}},
		Type:         function.StaticReturnType(cty.Number),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			ty := args[0].Type()
			if !args[0].CanIterateElements() {
				return cty.NilVal, function.NewArgErrorf(0, "cannot sum noniterable")
			}
			if args[0].LengthInt() == 0 {
				return cty.NilVal, function.NewArgErrorf(0, "cannot sum an empty list")
			}
			if !ty.IsListType() && !ty.IsSetType() && !ty.IsTupleType() {
				return cty.NilVal, function.NewArgErrorf(0, "argument must be list, set, or tuple. Received %s", ty.FriendlyName())
			}
			if !args[0].IsWhollyKnown() {
				return cty.UnknownVal(cty.Number), nil
			}
			total := cty.Zero
			for it := args[0].ElementIterator(); it.Next(); {
				_, v := it.Element()
				if err := digits([]cty.Value{v}); err != nil {
					return cty.NilVal, err
				}
				n, err := convert.Convert(v, cty.Number)
				if err != nil || n.IsNull() {
					return cty.NilVal, function.NewArgErrorf(0, "argument must be list, set, or tuple of number values")
				}
				if inf(total) && inf(n) && total.AsBigFloat().Sign() != n.AsBigFloat().Sign() {
					return cty.NilVal, errors.New("can't compute sum of opposing infinities")
				}
				total = total.Add(n)
			}
			return total, nil
		},
	})
}

func inf(v cty.Value) bool { return (*big.Float)(v.AsBigFloat()).IsInf() }

func transpose() function.Function {
	ty := cty.Map(cty.List(cty.String))
	return function.New(&function.Spec{
		Params:       []function.Parameter{{Name: "values", Type: ty}},
		Type:         function.StaticReturnType(ty),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			if !args[0].IsWhollyKnown() {
				return cty.UnknownVal(ty), nil
			}
			keys := map[string][]cty.Value{}
			for it := args[0].ElementIterator(); it.Next(); { // in the order of the keys
				key, list := it.Element()
				if list.IsNull() {
					return cty.NilVal, errors.New("input must not contain null list")
				}
				for in := list.ElementIterator(); in.Next(); {
					_, v := in.Element()
					if v.IsNull() {
						return cty.NilVal, errors.New("input list must not contain null string")
					}
					keys[v.AsString()] = append(keys[v.AsString()], key)
				}
			}
			if len(keys) == 0 {
				return cty.MapValEmpty(ty.ElementType()), nil
			}
			lists := make(map[string]cty.Value, len(keys))
			for v, k := range keys {
				lists[v] = cty.ListVal(k)
			}
			return cty.MapVal(lists), nil
		},
	})
}
