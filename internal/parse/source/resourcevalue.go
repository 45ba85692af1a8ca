package source

import (
	"math/big"
	"strconv"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
)

// resourceValue is the value of a resource in an expression, with the attributes that
// are needed.
//
// Every instance of a resource in a loop that refers to another one in a loop asks for the
// value of all instances of it. It is made once.
func (e *evaluator) resourceValue(in *instance, ref string, n *need, m mode) *sizedValue {
	set := e.set(in, ref)
	if set == nil || set.open {
		return &sizedValue{Value: cty.DynamicVal}
	}
	k := valueKey{m, n.key()}
	if have := set.values[k]; have != nil {
		return have
	}
	values := make([]cty.Value, len(set.instances))
	keys := make([]key, len(set.instances))
	for i, r := range set.instances {
		keys[i] = r.key
		values[i] = e.instanceValue(r, n, m)
	}
	v := &sizedValue{Value: collect(set.multi, keys, values)}
	if set.final(n, m) {
		if set.values == nil {
			set.values = map[valueKey]*sizedValue{}
		}
		set.values[k] = v
	}
	return v
}

// valueKey is a way to ask for the value of a resource.
type valueKey struct {
	mode mode
	need string
}

// sizedValue is a value that is measured once.
type sizedValue struct {
	cty.Value
	measured int
}

func (v *sizedValue) size() int {
	if v.measured == 0 {
		v.measured = sizeOf(v.Value)
	}
	return v.measured
}

// final reports whether the attributes that are needed have been evaluated to the end. One
// that is being evaluated just now, or that ends a chain that is too long, may have another
// value later.
func (s *resourceSet) final(n *need, m mode) bool {
	for _, r := range s.instances {
		for name, c := range r.cells {
			if (n.all || n.attrs[name]) && c.stateIn(m) != done {
				return false
			}
		}
	}
	return true
}

func (e *evaluator) instanceValue(r *resourceInstance, n *need, m mode) cty.Value {
	if n.all && r.set.schema == nil {
		return cty.DynamicVal // the attributes that it has are not known
	}
	attrs := map[string]cty.Value{}
	get := func(name string) {
		if v := e.attribute(r, name, m); v != cty.NilVal {
			attrs[name] = v
		}
	}
	for name := range n.attrs {
		get(name)
	}
	if n.all {
		for name := range r.set.schema.Attributes {
			get(name)
		}
		for name := range r.set.schema.Blocks {
			get(name)
		}
	}
	return cty.ObjectVal(attrs)
}

// attribute is an attribute of a resource instance; NilVal if its schema has none of the name.
func (e *evaluator) attribute(r *resourceInstance, name string, m mode) cty.Value {
	var schema *alicloud.Attribute
	if s := r.set.schema; s != nil {
		if schema = s.Attributes[name]; schema == nil {
			if s.Blocks[name] == nil {
				return cty.NilVal
			}
			return cty.DynamicVal // nested blocks are not followed
		}
	}
	c := r.cells[name]
	if c == nil {
		c = &cell{}
		r.cells[name] = c
	}
	if c.stateIn(m) == done {
		return c.valueIn(m)
	}
	at := r.set.rng
	if a := e.node(r).args[name]; a != nil {
		at = a.nameRange
	}
	return e.resolve(c, m, r.address()+"."+name, at, func() cty.Value {
		if m == symbolically {
			return e.attributeSymbolic(r, name, schema)
		}
		return e.attributeExact(r, name, schema)
	})
}

func (e *evaluator) attributeExact(r *resourceInstance, name string, schema *alicloud.Attribute) cty.Value {
	if v, ok := e.plannedValue(r, name); ok && !isNull(v) {
		return v
	}
	a := e.node(r).args[name]
	if schema == nil {
		if a == nil {
			return cty.DynamicVal
		}
		return plainText(e.exact(a, r.scope))
	}
	if a != nil {
		v, err := convert.Convert(e.exact(a, r.scope), schema.Type)
		if err != nil {
			return cty.UnknownVal(schema.Type)
		}
		if !isNull(v) {
			return v
		}
	}
	switch d, ok := alicloud.Default(r.set.typ, name); {
	case ok:
		if v, err := convert.Convert(cty.StringVal(d), schema.Type); err == nil {
			return v
		}
	case schema.Computed:
		return cty.UnknownVal(schema.Type)
	}
	return cty.NullVal(schema.Type)
}

// plainText passes a value on only if the provider's type for it can't change it: a
// string that is neither a number nor a boolean. The schema is not known.
func plainText(v cty.Value) cty.Value {
	u, _ := v.Unmark()
	if !u.IsKnown() || u.IsNull() || u.Type() != cty.String {
		return cty.DynamicVal
	}
	s := u.AsString()
	if _, err := strconv.ParseBool(s); err == nil {
		return cty.DynamicVal
	}
	if _, _, err := big.ParseFloat(s, 10, 64, big.ToNearestEven); err == nil {
		return cty.DynamicVal
	}
	return v
}
