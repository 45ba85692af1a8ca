package source

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/zclconf/go-cty/cty"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/parse/source/functions"
)

// plannedBody is the content of a resource or nested block as a plan has it.
type plannedBody struct {
	attrs  map[string]cty.Value // of every attribute of the schema, in its type
	blocks map[string]*plannedBlocks
}

// plannedBlocks are the nested blocks of a type.
type plannedBlocks struct {
	unknown bool // how many there are, and what is in them
	list    []*plannedBody
}

// planReader turns the JSON values of a plan into values of a schema. A plan has three trees
// of one shape: values, where they are unknown (true), and where they are sensitive (true).
type planReader struct {
	// wrong is what does not fit the schema, the first of it; "" if all does.
	wrong string
}

func (r *planReader) mismatch(path, want string, v any) {
	if r.wrong == "" {
		r.wrong = fmt.Sprintf("%s should be %s and is %s", cmp.Or(path, "what it is"), article(want), article(jsonKind(v)))
	}
}

// jsonKind names the kind of a decoded JSON value.
func jsonKind(v any) string {
	switch v.(type) {
	case nil:
		return "null"
	case bool:
		return "boolean"
	case json.Number, float64:
		return "number"
	case string:
		return "string"
	case []any:
		return "array"
	}
	return "object"
}

// body reads the content of a block.
func (r *planReader) body(v, unknown, sensitive any, schema *alicloud.Block, path string) *plannedBody {
	values, ok := v.(map[string]any)
	if !ok && v != nil {
		r.mismatch(path, "object", v)
	}
	out := &plannedBody{attrs: make(map[string]cty.Value, len(schema.Attributes)), blocks: map[string]*plannedBlocks{}}
	for name, a := range schema.Attributes {
		out.attrs[name] = r.value(values[name], flagOf(unknown, name), flagOf(sensitive, name), a.Type, join(path, name))
	}
	for name, b := range schema.Blocks {
		out.blocks[name] = r.nested(values[name], flagOf(unknown, name), flagOf(sensitive, name), b, join(path, name))
	}
	return out
}

// nested reads the blocks of a type: an array, or an object where there can be but one.
func (r *planReader) nested(v, unknown, sensitive any, b *alicloud.NestedBlock, path string) *plannedBlocks {
	if unknown == true {
		return &plannedBlocks{unknown: true}
	}
	out := &plannedBlocks{}
	switch v := v.(type) {
	case nil:
	case []any:
		for i, el := range v {
			out.list = append(out.list, r.body(el, flagAt(unknown, i), flagAt(sensitive, i), b.Block, fmt.Sprintf("%s[%d]", path, i)))
		}
	case map[string]any:
		if b.Nesting == "single" {
			out.list = append(out.list, r.body(v, unknown, sensitive, b.Block, path))
		} else if b.Nesting == "map" {
			for _, k := range sortedKeys(v) {
				out.list = append(out.list, r.body(v[k], flagOf(unknown, k), flagOf(sensitive, k), b.Block, path))
			}
		} else {
			r.mismatch(path, "array", v)
			out.unknown = true
		}
	default:
		r.mismatch(path, "array", v)
		out.unknown = true
	}
	return out
}

// flagOf is a part of a tree of flags; one that is true as a whole is so in all its parts.
func flagOf(tree any, name string) any {
	switch t := tree.(type) {
	case bool:
		return t
	case map[string]any:
		return t[name]
	}
	return nil
}

func flagAt(tree any, i int) any {
	switch t := tree.(type) {
	case bool:
		return t
	case []any:
		if i < len(t) {
			return t[i]
		}
	}
	return nil
}

// value reads a value of a type. What does not fit is unknown.
func (r *planReader) value(v, unknown, sensitive any, want cty.Type, path string) cty.Value {
	out := r.plain(v, unknown, sensitive, want, path)
	if sensitive == true {
		out = out.Mark(functions.Sensitive)
	}
	return out
}

func (r *planReader) plain(v, unknown, sensitive any, want cty.Type, path string) cty.Value {
	if unknown == true {
		return cty.UnknownVal(want)
	}
	if v == nil {
		return cty.NullVal(want)
	}
	inner := func(v any, u, s any, ty cty.Type, path string) cty.Value {
		if sensitive == true {
			s = nil // the whole is marked
		}
		return r.value(v, u, s, ty, path)
	}
	wrong := func() cty.Value {
		r.mismatch(path, want.FriendlyName(), v)
		return cty.UnknownVal(want)
	}
	switch {
	case want == cty.DynamicPseudoType:
		return impliedValue(v)
	case want == cty.String:
		if s, ok := v.(string); ok {
			return cty.StringVal(s)
		}
	case want == cty.Bool:
		if b, ok := v.(bool); ok {
			return cty.BoolVal(b)
		}
	case want == cty.Number:
		if n, ok := jsonNumber(v); ok {
			return n
		}
	case want.IsListType() || want.IsSetType() || want.IsTupleType():
		list, ok := v.([]any)
		if !ok || want.IsTupleType() && len(list) != want.Length() {
			return wrong()
		}
		elems := make([]cty.Value, len(list))
		for i, el := range list {
			var ty cty.Type
			if want.IsTupleType() {
				ty = want.TupleElementType(i)
			} else {
				ty = want.ElementType()
			}
			elems[i] = inner(el, flagAt(unknown, i), flagAt(sensitive, i), ty, fmt.Sprintf("%s[%d]", path, i))
		}
		switch {
		case want.IsTupleType():
			return cty.TupleVal(elems)
		case len(elems) == 0 && want.IsListType():
			return cty.ListValEmpty(want.ElementType())
		case len(elems) == 0:
			return cty.SetValEmpty(want.ElementType())
		case want.IsListType() && cty.CanListVal(elems):
			return cty.ListVal(elems)
		case want.IsSetType() && cty.CanSetVal(elems):
			return cty.SetVal(elems)
		}
	case want.IsMapType():
		m, ok := v.(map[string]any)
		if !ok {
			return wrong()
		}
		if len(m) == 0 && !anyTrue(unknown) {
			return cty.MapValEmpty(want.ElementType())
		}
		elems := map[string]cty.Value{}
		for k, el := range m {
			elems[k] = inner(el, flagOf(unknown, k), flagOf(sensitive, k), want.ElementType(), path+"["+strconv.Quote(k)+"]")
		}
		if u, ok := unknown.(map[string]any); ok { // what is unknown is left out of the values
			for k := range u {
				if _, have := elems[k]; !have && u[k] == true {
					elems[k] = cty.UnknownVal(want.ElementType())
				}
			}
		}
		if len(elems) > 0 && cty.CanMapVal(elems) {
			return cty.MapVal(elems)
		}
	case want.IsObjectType():
		m, ok := v.(map[string]any)
		if !ok {
			return wrong()
		}
		attrs := map[string]cty.Value{}
		for k, ty := range want.AttributeTypes() {
			attrs[k] = inner(m[k], flagOf(unknown, k), flagOf(sensitive, k), ty, join(path, k))
		}
		return cty.ObjectVal(attrs)
	}
	return wrong()
}

func anyTrue(tree any) bool {
	switch t := tree.(type) {
	case bool:
		return t
	case map[string]any:
		return len(t) > 0
	}
	return false
}

// maxExponent bounds the numbers of a plan, in binary digits: larger ones can be written in a
// few characters of JSON, and fill the memory when they are written out.
const maxExponent = 4096

// jsonNumber is a number of a plan. One of absurd size is none.
func jsonNumber(v any) (cty.Value, bool) {
	switch n := v.(type) {
	case json.Number:
		if len(n) > 512 {
			return cty.NilVal, false
		}
		out, err := cty.ParseNumberVal(n.String())
		if err != nil {
			return cty.NilVal, false
		}
		exponent := out.AsBigFloat().MantExp(nil)
		return out, -maxExponent < exponent && exponent < maxExponent
	case float64:
		return cty.NumberFloatVal(n), true
	}
	return cty.NilVal, false
}

// impliedValue is a JSON value of which no type is known.
func impliedValue(v any) cty.Value {
	switch v := v.(type) {
	case nil:
		return cty.NullVal(cty.DynamicPseudoType)
	case bool:
		return cty.BoolVal(v)
	case string:
		return cty.StringVal(v)
	case []any:
		elems := make([]cty.Value, len(v))
		for i, el := range v {
			elems[i] = impliedValue(el)
		}
		return cty.TupleVal(elems)
	case map[string]any:
		attrs := make(map[string]cty.Value, len(v))
		for k, el := range v {
			attrs[k] = impliedValue(el)
		}
		return cty.ObjectVal(attrs)
	}
	if n, ok := jsonNumber(v); ok {
		return n
	}
	return cty.DynamicVal
}
