package source

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// reference follows a reference to where its value is written. A string, a number or a
// boolean stays where it is referred to, which is nearer to what is asked for; but the names
// of loops stand for something else each time.
func (l *locator) reference(x hclsyntax.Expression, v *view) *located {
	t := l.path(x, v)
	if t == nil {
		var source hclsyntax.Expression
		var steps hcl.Traversal
		switch x := x.(type) {
		case *hclsyntax.RelativeTraversalExpr:
			source, steps = x.Source, x.Traversal
		case *hclsyntax.IndexExpr:
			if k := l.key(x, v); k != cty.NilVal && !hasPlaceholder(k) {
				source, steps = x.Collection, hcl.Traversal{hcl.TraverseIndex{Key: k}}
			}
		}
		if source != nil {
			if out := l.expr(source, v).steps(steps); out != nil {
				return out
			}
		}
		return l.whole(x, v)
	}
	out, loop := l.traversal(t, v)
	if out == nil || out.plain() && !loop {
		return l.whole(x, v)
	}
	return out
}

// path is a reference with the keys in it as far as the symbolic pass knows them, nil if the
// expression is something else.
func (l *locator) path(x hclsyntax.Expression, v *view) hcl.Traversal {
	switch x := unwrap(x).(type) {
	case *hclsyntax.ScopeTraversalExpr:
		return slices.Clip(x.Traversal)
	case *hclsyntax.RelativeTraversalExpr:
		if t := l.path(x.Source, v); t != nil {
			return slices.Clip(append(t, x.Traversal...))
		}
	case *hclsyntax.IndexExpr:
		if t := l.path(x.Collection, v); t != nil {
			if k := l.key(x, v); k != cty.NilVal {
				return slices.Clip(append(t, hcl.TraverseIndex{Key: k, SrcRange: x.Key.Range()}))
			}
		}
	}
	return nil
}

// key is the key of an index expression, NilVal if it is not known, or secret.
func (l *locator) key(x *hclsyntax.IndexExpr, v *view) cty.Value {
	if l.drawsOnSecrets(x.Key, v.scope) {
		return cty.NilVal
	}
	if k := l.symExpr(x.Key, v.frame); k.IsKnown() && !k.IsNull() && k.Type().IsPrimitiveType() {
		return k
	}
	return cty.NilVal
}

// traversal is the value that a reference leads to, nil if it can't be followed. loop says
// that it begins with the name of a loop.
func (l *locator) traversal(t hcl.Traversal, v *view) (out *located, loop bool) {
	root, name := t.RootName(), attrName(t, 1)
	if x, ok := v.names[root]; ok {
		return x.steps(t[1:]), true
	}
	if _, ok := v.vars[root]; ok || v.only {
		return nil, false
	}
	if p, ok := v.iter[root]; ok {
		return l.origin(v.iterFrom[root], p[1].symbolic, name, t), true
	}
	switch root {
	case "each":
		if v.each != nil {
			return l.origin(v.eachFrom, v.each[1].symbolic, name, t), true
		}
	case "var":
		if v.in.variables[name] != nil {
			return l.inputVariable(v.in, name).steps(t[2:]), false
		}
	case "local":
		if a := v.in.locals[name]; a != nil {
			return l.named(v.in, a).steps(t[2:]), false
		}
	case "module":
		if v.in.calls[name] != nil {
			child, rest := l.childOf(v.in, name, t[2:])
			o := attrName(rest, 0)
			if child != nil && child.outputs[o] != nil && child.outputs[o].value != nil {
				return l.named(child, child.outputs[o].value).steps(rest[1:]), false
			}
		}
	case "count", "path", "terraform", "tofu", "self":
	default:
		if ref, rest := resourceRef(t); ref != "" {
			if inst, attrs := l.instanceOf(v.in, ref, rest); inst != nil && attrName(attrs, 0) != "" {
				return l.attributeOf(inst, attrs[0].(hcl.TraverseAttr).Name).steps(attrs[1:]), false
			}
			if len(rest) == 0 {
				return l.instances(l.set(v.in, ref)), false
			}
		}
	}
	return nil, false
}

// steps is what a traversal leads to inside a value; nil if that is not known.
func (x *located) steps(t hcl.Traversal) *located {
	for _, s := range t {
		if x == nil {
			return nil
		}
		var k cty.Value
		switch s := s.(type) {
		case hcl.TraverseAttr:
			k = cty.StringVal(s.Name)
			if x.kind == resourceKind {
				x = x.members[s.Name].value
				continue
			}
			if x.kind != objectKind {
				return nil
			}
		case hcl.TraverseIndex:
			k = s.Key
		default:
			return nil
		}
		x = x.element(k)
	}
	return x
}

// element is the element of a collection under a key.
func (x *located) element(k cty.Value) *located {
	if !k.IsKnown() || k.IsNull() || hasPlaceholder(k) {
		return nil
	}
	switch x.kind {
	case objectKind:
		if s, err := convert.Convert(k, cty.String); err == nil {
			return x.members[s.AsString()].value
		}
	case listKind:
		n, err := convert.Convert(k, cty.Number)
		if err != nil {
			return nil
		}
		i, acc := n.AsBigFloat().Int64()
		if acc != 0 || i < 0 || i >= int64(len(x.elems)) || slices.ContainsFunc(x.elems[:i+1], func(el *located) bool { return el.many }) {
			return nil
		}
		return x.elems[i]
	}
	return nil
}

type namedKey struct {
	in *instance
	a  *argument
}

// named is a local value or an output of a module instance.
func (l *locator) named(in *instance, a *argument) *located {
	return l.once(namedKey{in, a}, func() *located { return l.expr(a.expr, inScope(&scope{in: in})) })
}

type variableKey struct {
	in   *instance
	name string
}

// inputVariable is an input variable of a module instance: what it is given, or its default.
func (l *locator) inputVariable(in *instance, name string) *located {
	return l.once(variableKey{in, name}, func() *located {
		v := in.variables[name]
		var given *located
		converted := v.defaults == nil
		if in.parent != nil {
			if a := in.call.args[name]; a != nil {
				given = l.argument(a, in.scope)
			}
		} else if i, ok := in.inputs[name]; ok {
			converted = false // neither variables nor functions mean anything there
			if given = (&located{at: placeOf(v.rng), value: cty.DynamicVal}); i.arg != nil {
				given = l.argument(i.arg, &scope{in: in})
			}
		}
		if v.def != nil && (given == nil || v.notNull && given.isNull()) {
			given = l.argument(v.def, &scope{in: in})
		}
		return l.over(l.variableSymbolic(in, name), given, placeOf(v.rng), func() symbol.Ref {
			return symbol.Ref{Key: dotted(in.path, "var."+name), Display: dotted(in.block, "var."+name)}
		}, converted)
	})
}

type attributeKey struct {
	inst *resourceInstance
	name string
}

// attributeOf is an attribute of a resource that is given to it, or the document of a data
// source; nil for any other.
func (l *locator) attributeOf(inst *resourceInstance, name string) *located {
	return l.once(attributeKey{inst, name}, func() *located {
		if isRAMDocument(inst, name) {
			return l.dataDocument(inst)
		}
		a := l.node(inst).args[name]
		v := l.attribute(inst, name, symbolically)
		if a == nil || v == cty.NilVal {
			return nil
		}
		return l.over(v, l.argument(a, inst.scope), placeOf(a.rng), func() symbol.Ref {
			return symbol.Ref{Key: inst.address() + "." + name, Display: inst.set.resource.key() + inst.key.String() + "." + name}
		}, inst.set.schema != nil)
	})
}

// instances are those of a resource with count or for_each, with what is given to them.
func (l *locator) instances(set *resourceSet) *located {
	if set == nil || set.open || set.multi == noKey {
		return nil
	}
	return l.once(set, func() *located {
		out := &located{kind: listKind, at: placeOf(set.rng)}
		if set.multi == eachKey {
			out.kind = objectKind
		}
		for _, inst := range set.instances {
			x := &located{kind: resourceKind, at: placeOf(set.rng)}
			names := set.body.order
			if isRAMDocument(inst, "document") {
				names = []string{"document"}
			}
			for _, name := range names {
				if value := l.attributeOf(inst, name); value != nil {
					x.set(name, member{value: value})
				}
			}
			if out.kind == listKind {
				out.elems = append(out.elems, x)
			} else {
				out.set(inst.key.text.exact.AsString(), member{value: x})
			}
		}
		slices.Sort(out.keys)
		return out
	})
}

// origin is the value that each.value or an iterator has, in the collection that it goes over.
func (l *locator) origin(from *origin, value cty.Value, part string, t hcl.Traversal) *located {
	if from == nil || from.expr == nil || part != "value" || from.key.exact == cty.NilVal {
		return nil
	}
	coll := l.argument(from.expr, from.scope)
	if coll == nil {
		return nil
	}
	out := coll.element(from.key.exact)
	if out == nil && coll.kind == listKind && value.Type() == cty.String && value.IsKnown() && !value.IsNull() {
		for _, el := range coll.elems { // of a set
			if el.kind == textKind && l.same(value.AsString(), el.text) {
				out = el
				break
			}
		}
	}
	if out == nil {
		return nil
	}
	return out.steps(t[2:])
}
