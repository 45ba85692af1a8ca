package source

import (
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
)

// convertSymbolic converts as far as placeholders allow: they stand for any string,
// number or boolean.
func convertSymbolic(v cty.Value, t cty.Type) cty.Value {
	if !v.IsKnown() || v.IsNull() || t == cty.DynamicPseudoType {
		if c, err := convert.Convert(v, t); err == nil {
			return c
		}
		return cty.UnknownVal(t.WithoutOptionalAttributesDeep())
	}
	if !hasPlaceholder(v) && v.IsWhollyKnown() {
		c, err := convert.Convert(v, t)
		if err != nil {
			return cty.UnknownVal(t.WithoutOptionalAttributesDeep())
		}
		return c
	}
	vt := v.Type()
	switch {
	case t.IsPrimitiveType():
		if vt == cty.String {
			return v
		}
	case t.IsObjectType() && (vt.IsObjectType() || vt.IsMapType()):
		attrs := map[string]cty.Value{}
		for name, at := range t.AttributeTypes() {
			el, ok := indexValue(v, cty.StringVal(name))
			if !ok {
				el = cty.NullVal(at)
			}
			attrs[name] = convertSymbolic(el, at)
		}
		return cty.ObjectVal(attrs)
	case t.IsMapType() && (vt.IsObjectType() || vt.IsMapType()):
		attrs := map[string]cty.Value{}
		for it := v.ElementIterator(); it.Next(); {
			k, el := it.Element()
			attrs[k.AsString()] = convertSymbolic(el, t.ElementType())
		}
		return cty.ObjectVal(attrs)
	case (t.IsListType() || t.IsSetType()) && (vt.IsTupleType() || vt.IsListType() || vt.IsSetType()):
		if t.IsSetType() && v.LengthInt() > 1 {
			return cty.UnknownVal(t.WithoutOptionalAttributesDeep()) // equal ones would become one
		}
		var els []cty.Value
		for it := v.ElementIterator(); it.Next(); {
			_, el := it.Element()
			els = append(els, convertSymbolic(el, t.ElementType()))
		}
		return cty.TupleVal(els)
	case t.IsTupleType() && vt.IsTupleType() && t.Length() == vt.Length():
		var els []cty.Value
		for i, et := range t.TupleElementTypes() {
			els = append(els, convertSymbolic(v.Index(cty.NumberIntVal(int64(i))), et))
		}
		return cty.TupleVal(els)
	}
	return cty.UnknownVal(t.WithoutOptionalAttributesDeep())
}
