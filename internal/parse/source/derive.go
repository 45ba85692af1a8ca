package source

import (
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// attributeSymbolic evaluates an attribute: what is given, what follows from what is
// given, else a reference.
func (e *evaluator) attributeSymbolic(r *resourceInstance, name string, schema *alicloud.Attribute) cty.Value {
	if v, ok := e.plannedValue(r, name); ok && !isNull(v) {
		v, _ = v.UnmarkDeep()
		return v
	}
	if a := e.node(r).args[name]; a != nil {
		v := e.symbolic(a, r.scope)
		if schema != nil {
			v = convertSymbolic(v, schema.Type)
		}
		if !isNull(v) {
			if isOpen(v) && isScalar(v.Type()) {
				return e.attributeRef(r, name)
			}
			return v
		}
	}
	if r.set.data {
		if v, ok := e.identityData(r, name); ok {
			return v
		}
		if isRAMDocument(r, name) {
			if v, ok := e.ramDocumentText(r); ok {
				return v
			}
		}
	}
	if schema == nil {
		return e.attributeRef(r, name)
	}
	if d, ok := alicloud.Default(r.set.typ, name); ok {
		return cty.StringVal(d)
	}
	if d, ok := alicloud.Derive(r.set.typ, name); ok && !r.set.data {
		if v, ok := e.derive(r, name, d); ok {
			return v
		}
	}
	switch {
	case !schema.Computed:
		return cty.NullVal(schema.Type)
	case schema.Type.IsPrimitiveType():
		return e.attributeRef(r, e.canonical(r, name))
	}
	return cty.UnknownVal(schema.Type)
}

// canonical is the name under which an attribute is known by others of the same text:
// the id of a queue is its name, even where that is not known.
func (e *evaluator) canonical(r *resourceInstance, name string) string {
	if r.set.data {
		return name
	}
	if d, ok := alicloud.Derive(r.set.typ, name); ok && len(d) == 1 && d[0].Kind == alicloud.Argument {
		return d[0].Arguments[0]
	}
	return name
}

// attributeRef is the reference for an attribute of a resource instance.
func (e *evaluator) attributeRef(r *resourceInstance, name string) cty.Value {
	ty := cty.DynamicPseudoType
	if r.set.schema != nil {
		ty = cty.String
		if a := r.set.schema.Attributes[name]; a != nil {
			ty = a.Type
		}
	}
	return e.placeholder(symbol.Ref{
		Key:          r.address() + "." + name,
		Display:      r.set.resource.key() + r.key.String() + "." + name,
		ResourceType: r.set.typ, Attribute: name, Address: r.address(),
		Chars: alicloud.Chars(r.set.typ, name),
	}, kindOf(ty))
}

// derive makes an attribute of the arguments that it follows from.
func (e *evaluator) derive(r *resourceInstance, name string, d alicloud.Derivation) (cty.Value, bool) {
	var text symbol.Text
	p := e.providerOf(r)
	for _, part := range d {
		switch part.Kind {
		case alicloud.Literal:
			text = symbol.Concat(text, symbol.Lit(part.Text))
		case alicloud.ProviderAccount:
			text = symbol.Concat(text, e.accountOf(p))
		case alicloud.ProviderRegion:
			text = symbol.Concat(text, e.regionOf(p))
		case alicloud.Argument:
			v := e.firstGiven(r, name, part.Arguments, len(d) > 1)
			if v == cty.NilVal {
				return cty.NilVal, false
			}
			s, err := convert.Convert(v, cty.String)
			if err != nil || s.IsNull() || !s.IsKnown() {
				return cty.NilVal, false
			}
			text = symbol.Concat(text, e.table.Text(s.AsString()))
		}
	}
	return cty.StringVal(e.table.String(text)), true
}

// firstGiven is the first of the arguments that is set, other than the attribute itself.
// Where none is, a part of a longer text is the reference to the first: an ARN has a
// shape even if the name in it is generated.
func (e *evaluator) firstGiven(r *resourceInstance, self string, arguments []string, part bool) cty.Value {
	for _, a := range arguments {
		_, hasDefault := alicloud.Default(r.set.typ, a)
		planned, known := e.plannedValue(r, a)
		if a == self || e.node(r).args[a] == nil && !hasDefault && !(known && !isNull(planned)) {
			continue
		}
		if v := e.attribute(r, a, symbolically); v != cty.NilVal && !isNull(v) && !isOpen(v) {
			return v
		}
	}
	if part && len(arguments) > 0 {
		return e.attributeRef(r, arguments[0])
	}
	return cty.NilVal
}

// identityData answers for the data sources that tell the provider's own account and region.
func (e *evaluator) identityData(r *resourceInstance, name string) (cty.Value, bool) {
	text := func(t symbol.Text) cty.Value { return cty.StringVal(e.table.String(t)) }
	switch r.set.typ {
	case "alicloud_account":
		if name == "id" {
			return text(e.accountOf(e.providerOf(r))), true
		}
	case "alicloud_caller_identity":
		if name == "account_id" {
			return text(e.accountOf(e.providerOf(r))), true
		}
	case "alicloud_regions":
		current, _ := e.exact(e.node(r).args["current"], r.scope).Unmark()
		if e.node(r).args["current"] == nil || !current.IsKnown() || current.IsNull() || current.Type() != cty.Bool || current.False() {
			return cty.NilVal, false
		}
		region := text(e.regionOf(e.providerOf(r)))
		switch name {
		case "regions":
			local := e.attributeRef(r, "regions[0].local_name")
			return cty.TupleVal([]cty.Value{cty.ObjectVal(map[string]cty.Value{"id": region, "region_id": region, "local_name": local})}), true
		case "ids":
			return cty.TupleVal([]cty.Value{region}), true
		}
	}
	return cty.NilVal, false
}
