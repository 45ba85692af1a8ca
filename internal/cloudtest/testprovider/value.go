package main

import (
	"fmt"
	"math/big"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// values are the attributes and blocks of a resource, by name: string, int64, float64, bool,
// map[string]any, and []any for blocks. nil is null, or not known yet.
type values map[string]any

// text is a string, "" for none.
func (v values) text(name string) string { return text(v[name]) }

// first is the content of a block that stands once, nil if there is none.
func (v values) first(name string) values {
	list, _ := v[name].([]any)
	if len(list) == 0 {
		return nil
	}
	m, _ := list[0].(map[string]any)
	if m == nil {
		m = map[string]any{}
	}
	return m
}

// decode makes a Go value of Terraform's.
func decode(v tftypes.Value) (any, error) {
	if !v.IsKnown() || v.IsNull() {
		return nil, nil
	}
	t := v.Type()
	switch {
	case t.Is(tftypes.String):
		var s string
		err := v.As(&s)
		return s, err
	case t.Is(tftypes.Bool):
		var b bool
		err := v.As(&b)
		return b, err
	case t.Is(tftypes.Number):
		n := new(big.Float)
		if err := v.As(&n); err != nil {
			return nil, err
		}
		if i, accuracy := n.Int64(); accuracy == big.Exact {
			return i, nil
		}
		f, _ := n.Float64()
		return f, nil
	case t.Is(tftypes.List{}), t.Is(tftypes.Set{}):
		var list []tftypes.Value
		if err := v.As(&list); err != nil {
			return nil, err
		}
		out := []any{}
		for _, e := range list {
			d, err := decode(e)
			if err != nil {
				return nil, err
			}
			out = append(out, d)
		}
		return out, nil
	case t.Is(tftypes.Map{}), t.Is(tftypes.Object{}):
		var m map[string]tftypes.Value
		if err := v.As(&m); err != nil {
			return nil, err
		}
		out := map[string]any{}
		for name, e := range m {
			d, err := decode(e)
			if err != nil {
				return nil, err
			}
			out[name] = d
		}
		return out, nil
	}
	return nil, fmt.Errorf("a value of type %s", t)
}

// encode makes Terraform's value of a Go value. Lists are blocks, and never null.
func encode(t tftypes.Type, v any) (tftypes.Value, error) {
	list, isList := t.(tftypes.List)
	if v == nil && !isList {
		return tftypes.NewValue(t, nil), nil
	}
	switch t := t.(type) {
	case tftypes.List:
		all, _ := v.([]any)
		out := []tftypes.Value{}
		for _, e := range all {
			d, err := encode(list.ElementType, e)
			if err != nil {
				return tftypes.Value{}, err
			}
			out = append(out, d)
		}
		return tftypes.NewValue(t, out), nil
	case tftypes.Map:
		m, ok := v.(map[string]any)
		if !ok {
			return tftypes.Value{}, fmt.Errorf("%T is no map", v)
		}
		out := map[string]tftypes.Value{}
		for name, e := range m {
			d, err := encode(t.ElementType, e)
			if err != nil {
				return tftypes.Value{}, err
			}
			out[name] = d
		}
		return tftypes.NewValue(t, out), nil
	case tftypes.Object:
		m, _ := v.(map[string]any)
		out := map[string]tftypes.Value{}
		for name, of := range t.AttributeTypes {
			d, err := encode(of, m[name])
			if err != nil {
				return tftypes.Value{}, err
			}
			out[name] = d
		}
		return tftypes.NewValue(t, out), nil
	}
	if f, ok := v.(float64); ok && t.Is(tftypes.Number) {
		v = big.NewFloat(f)
	}
	if err := tftypes.ValidateValue(t, v); err != nil {
		return tftypes.Value{}, err
	}
	return tftypes.NewValue(t, v), nil
}
