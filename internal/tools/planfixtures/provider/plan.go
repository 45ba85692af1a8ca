package provider

import (
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
)

// plan is what a resource will be, as a provider on the second plugin SDK plans it. proposed is
// Terraform's proposal: the configuration, and of what the provider computes, what the prior
// state has.
func plan(typ string, schema *alicloud.Block, prior, proposed cty.Value) (planned cty.Value, replace []string) {
	if proposed.IsNull() {
		return proposed, nil
	}
	planned = fill(typ, schema, proposed, prior.IsNull(), true)
	if prior.IsNull() {
		return planned, nil
	}
	for _, name := range replacing(typ) {
		if !planned.GetAttr(name).RawEquals(prior.GetAttr(name)) {
			replace = append(replace, name)
		}
	}
	return planned, replace
}

// fill puts defaults and, at creation, unknown values into the place of what is left out.
func fill(typ string, schema *alicloud.Block, v cty.Value, create, top bool) cty.Value {
	if v.IsNull() || !v.IsKnown() {
		return v
	}
	out := v.AsValueMap()
	if out == nil {
		return v // an object without attributes
	}
	for name, a := range schema.Attributes {
		if !out[name].IsNull() {
			continue
		}
		if top {
			if text, ok := defaultOf(typ, name); ok {
				if d, err := convert.Convert(cty.StringVal(text), a.Type); err == nil {
					out[name] = d
					continue
				}
			}
		}
		if a.Computed && create {
			out[name] = cty.UnknownVal(a.Type)
		}
	}
	for name, n := range schema.Blocks {
		value := out[name]
		if value.IsNull() || !value.IsKnown() {
			continue
		}
		if n.Nesting == "single" {
			out[name] = fill(typ, n.Block, value, create, false)
			continue
		}
		if create && top && value.LengthInt() == 0 && alicloud.ComputedBlock(typ, name) {
			out[name] = cty.UnknownVal(value.Type())
			continue
		}
		var elems []cty.Value
		for it := value.ElementIterator(); it.Next(); {
			_, e := it.Element()
			elems = append(elems, fill(typ, n.Block, e, create, false))
		}
		switch {
		case len(elems) == 0:
		case n.Nesting == "list":
			out[name] = cty.ListVal(elems)
		case n.Nesting == "set":
			out[name] = cty.SetVal(elems)
		}
	}
	return cty.ObjectVal(out)
}
