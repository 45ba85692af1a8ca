package input

import (
	"encoding/json"
	"reflect"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
)

// Term is the document, or a part of it, as Rego has it. It is what encoding/json would make of
// it, without the detour; what several places point to is made once.
func Term(v any) *ast.Term {
	c := converter{}
	return c.term(reflect.ValueOf(v))
}

// converter keeps the terms of pointers.
type converter map[any]*ast.Term

func (c converter) term(v reflect.Value) *ast.Term {
	switch v.Kind() {
	case reflect.Pointer:
		if v.Elem().Kind() != reflect.Struct {
			return c.term(v.Elem())
		}
		if done, ok := c[v.Interface()]; ok {
			return done
		}
		t := c.term(v.Elem())
		c[v.Interface()] = t
		return t
	case reflect.Struct:
		var pairs [][2]*ast.Term
		for _, f := range fieldsOf(v.Type()) {
			x := v.FieldByIndex(f.index)
			if f.omitempty && isEmpty(x) {
				continue
			}
			pairs = append(pairs, [2]*ast.Term{f.name, c.term(x)})
		}
		return ast.ObjectTerm(pairs...)
	case reflect.Slice:
		list := make([]*ast.Term, v.Len())
		for i := range list {
			list[i] = c.term(v.Index(i))
		}
		return ast.ArrayTerm(list...)
	case reflect.Bool:
		return ast.InternedTerm(v.Bool())
	case reflect.Int:
		return ast.InternedTerm(int(v.Int()))
	}
	if v.Type() == numberType {
		return ast.NewTerm(ast.Number(v.String()))
	}
	return ast.InternedTerm(v.String())
}

var numberType = reflect.TypeFor[json.Number]()

// isEmpty is what omitempty leaves out.
func isEmpty(v reflect.Value) bool {
	if v.Kind() == reflect.Slice {
		return v.Len() == 0
	}
	return v.IsZero()
}

// field is a field of a struct, those of embedded structs included.
type field struct {
	name      *ast.Term
	index     []int
	omitempty bool
}

var fields sync.Map // of reflect.Type

func fieldsOf(t reflect.Type) []field {
	if done, ok := fields.Load(t); ok {
		return done.([]field)
	}
	var out []field
	for _, f := range reflect.VisibleFields(t) {
		tag, ok := f.Tag.Lookup("json")
		if !ok {
			continue // embedded: its fields are visited themselves
		}
		name, options, _ := strings.Cut(tag, ",")
		out = append(out, field{ast.InternedTerm(name), f.Index, options == "omitempty"})
	}
	fields.Store(t, out)
	return out
}
