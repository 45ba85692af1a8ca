package source

import (
	"math/big"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// variableSymbolic is an input variable in the symbolic pass.
func (e *evaluator) variableSymbolic(in *instance, name string) cty.Value {
	exact, _ := e.variable(in, name).UnmarkDeep()
	if exact.IsWhollyKnown() {
		return exact
	}
	v := in.variables[name]
	return e.resolve(in.vars[name], symbolically, "var."+name, v.rng, func() cty.Value {
		given, ok := e.given(in, v, symbolically)
		switch {
		case !ok && v.def != nil:
			given = e.symbolic(v.def, &scope{in: in})
		case !ok:
			given = cty.UnknownVal(v.typ.WithoutOptionalAttributesDeep())
		}
		if given.IsKnown() && !given.IsNull() && v.defaults != nil {
			given = e.applyDefaults(v, given)
		}
		given = convertSymbolic(given, v.typ)
		return e.named(given, dotted(in.path, "var."+name), dotted(in.block, "var."+name))
	})
}

// named gives the unknown strings, numbers and booleans of a typed value references
// with the path to them.
func (e *evaluator) named(v cty.Value, key, display string) cty.Value {
	ty := v.Type()
	switch {
	case v.IsKnown() && !v.IsNull() && ty.IsObjectType(), !v.IsKnown() && ty.IsObjectType():
		attrs := map[string]cty.Value{}
		for name, aty := range ty.AttributeTypes() {
			a := cty.UnknownVal(aty)
			if v.IsKnown() {
				a = v.GetAttr(name)
			}
			attrs[name] = e.named(a, key+"."+name, display+"."+name)
		}
		return cty.ObjectVal(attrs)
	case !v.IsKnown() && ty.IsPrimitiveType():
		return e.placeholder(symbol.Ref{Key: key, Display: display}, kindOf(ty))
	}
	return v
}

// localSymbolic is a local value in the symbolic pass.
func (e *evaluator) localSymbolic(in *instance, name string) cty.Value {
	exact, _ := e.local(in, name).UnmarkDeep()
	if exact.IsWhollyKnown() {
		return exact
	}
	a := in.locals[name]
	return e.resolve(in.localVals[name], symbolically, "local."+name, a.nameRange, func() cty.Value {
		return e.symbolic(a, &scope{in: in})
	})
}

// outputSymbolic is an output of a module instance in the symbolic pass.
func (e *evaluator) outputSymbolic(in *instance, name string) cty.Value {
	exact, _ := e.outputValue(in, name).UnmarkDeep()
	if exact.IsWhollyKnown() {
		return exact
	}
	o := in.outputs[name]
	return e.resolve(in.outVals[name], symbolically, "output."+name, o.rng, func() cty.Value {
		return e.symbolic(o.value, &scope{in: in})
	})
}

// moduleSymbolic is module.name in the symbolic pass, and the steps of the traversal that
// are still to be taken.
func (e *evaluator) moduleSymbolic(in *instance, name string, t hcl.Traversal) (cty.Value, hcl.Traversal) {
	if set := e.callsOf(in, name); set.open && !set.missing && len(t) >= 4 {
		out := attrName(t, 3)
		if child := e.openChild(in, set, t[2]); child != nil && child.outputs[out] != nil {
			return e.outputSymbolic(child, out), t[4:]
		}
		return cty.DynamicVal, t[2:]
	}
	n := &need{}
	n.add(t[2:])
	return e.moduleValue(in, name, n, symbolically), t[2:]
}

// openChild is the instance of a module with unknown count or for_each that a key means.
func (e *evaluator) openChild(in *instance, set *callSet, step hcl.Traverser) *instance {
	idx, ok := step.(hcl.TraverseIndex)
	if !ok || len(set.instances) == 0 {
		return nil
	}
	open := set.instances[0]
	if idx.Key.RawEquals(set.keys[0].text.symbolic) {
		return open // the same collection, so the same key
	}
	k, s := e.asked(open.scope, set.call.forEach, idx.Key)
	if s == nil {
		return nil
	}
	child := set.asked[k.String()]
	if child == nil {
		child = newInstance(open.module)
		child.parent, child.call, child.depth = in, set.call, open.depth
		child.path, child.block = dotted(in.path, "module."+set.call.name)+k.String(), open.block
		child.symbolic, child.codeDir, child.scope = true, open.codeDir, s
		if set.asked == nil {
			set.asked = map[string]*instance{}
		}
		set.asked[k.String()] = child
	}
	return child
}

// asked is the scope of the instance with a key, where the keys that there are are not
// known. It is nil if there can be no such key, or it is not known which one it is.
func (e *evaluator) asked(open *scope, forEach *argument, idx cty.Value) (key, *scope) {
	if idx.IsNull() || !idx.IsKnown() || hasPlaceholder(idx) {
		return key{}, nil
	}
	k := key{kind: eachKey, text: pair{idx, idx}}
	s := *open
	switch {
	case idx.Type() == cty.Number && s.idx != nil:
		n, acc := idx.AsBigFloat().Int64()
		if acc != 0 || n < 0 {
			return key{}, nil
		}
		k.kind = countKey
		s.idx = &k.text
	case idx.Type() == cty.String && s.each != nil:
		value := k.text // of a set
		if !s.each[1].symbolic.RawEquals(s.each[0].symbolic) {
			outer := &scope{in: s.in}
			value = pair{cty.DynamicVal, e.opaque("each.value", forEach.rng, outer, "each.value "+e.identity(forEach, outer)+k.String())}
		}
		s.each = &[2]pair{k.text, value}
	default:
		return key{}, nil
	}
	s.id += k.String()
	return k, &s
}

// symResource is a reference to a resource or one of its attributes.
func (e *evaluator) symResource(ref string, rest, whole hcl.Traversal, f *frame) cty.Value {
	set := e.set(f.in, ref)
	if set == nil {
		typ, _, _ := splitRef(ref)
		attr := attrName(rest, len(rest)-1)
		return e.reference(whole, f, typ, attr, dotted(f.in.path, ref))
	}
	if set.open {
		if inst, attrs := e.openInstance(set, rest); inst != nil && len(attrs) > 0 {
			return e.symAttribute(inst, attrs, whole, f)
		}
		return e.openReference(set, rest, whole, f)
	}
	if inst, attrs := pick(set, rest); inst != nil && len(attrs) > 0 {
		return e.symAttribute(inst, attrs, whole, f)
	}
	n := &need{}
	n.add(rest)
	return e.finish(e.resourceValue(f.in, ref, n, symbolically).Value, rest, whole, f)
}

// pick finds the instance that a reference with a literal key, or none, means.
func pick(set *resourceSet, rest hcl.Traversal) (*resourceInstance, hcl.Traversal) {
	if set.multi == noKey {
		if len(set.instances) == 1 {
			return set.instances[0], rest
		}
		return nil, nil
	}
	if len(rest) == 0 {
		return nil, nil
	}
	idx, ok := rest[0].(hcl.TraverseIndex)
	if !ok {
		return nil, nil
	}
	want := cty.String
	if set.multi == countKey {
		want = cty.Number
	}
	k, err := convert.Convert(idx.Key, want)
	if err != nil || !k.IsKnown() || k.IsNull() {
		return nil, nil
	}
	asked := key{kind: set.multi, text: pair{exact: k}}
	if set.multi == countKey && !isWhole(k) {
		return nil, nil
	}
	if inst := set.at(asked); inst != nil {
		return inst, rest[1:]
	}
	return nil, nil
}

func isWhole(number cty.Value) bool {
	_, accuracy := number.AsBigFloat().Int64()
	return accuracy == big.Exact
}

// openInstance is the instance of a set with unknown count or for_each that a key
// means: the keys that there are are not known, but this one is asked for.
func (e *evaluator) openInstance(set *resourceSet, rest hcl.Traversal) (*resourceInstance, hcl.Traversal) {
	if len(rest) == 0 || len(set.instances) == 0 {
		return nil, nil
	}
	idx, ok := rest[0].(hcl.TraverseIndex)
	if !ok || idx.Key.IsNull() || !idx.Key.IsKnown() {
		return nil, nil
	}
	open := set.instances[0]
	if idx.Key.RawEquals(open.key.text.symbolic) {
		return open, rest[1:] // the same collection, so the same key
	}
	k, s := e.asked(open.scope, set.forEach, idx.Key)
	if s == nil {
		return nil, nil
	}
	if set.asked == nil {
		set.asked = map[string]*resourceInstance{}
	}
	inst := set.asked[k.String()]
	if inst == nil {
		inst = &resourceInstance{set: set, key: k, scope: s, symbolic: true, cells: map[string]*cell{}}
		set.asked[k.String()] = inst
	}
	return inst, rest[1:]
}

// openReference is an attribute of some instance of a set whose instances are not known.
func (e *evaluator) openReference(set *resourceSet, rest, whole hcl.Traversal, f *frame) cty.Value {
	attr := ""
	if len(rest) == 2 {
		attr = attrName(rest, 1)
	}
	return e.reference(whole, f, set.typ, attr, set.in.address(set.resource.key()))
}

// indexed takes q[key].name apart, where q is a resource: its instances, the key and what
// follows it. nil if the expression is anything else.
func (e *evaluator) indexed(expr hclsyntax.Expression, f *frame) (*resourceSet, *hclsyntax.IndexExpr, hcl.Traversal) {
	x, ok := expr.(*hclsyntax.RelativeTraversalExpr)
	if !ok || f.only {
		return nil, nil, nil
	}
	index, ok := unwrap(x.Source).(*hclsyntax.IndexExpr)
	if !ok {
		return nil, nil, nil
	}
	all, ok := unwrap(index.Collection).(*hclsyntax.ScopeTraversalExpr)
	if !ok || f.vars[all.Traversal.RootName()] != cty.NilVal {
		return nil, nil, nil
	}
	ref, rest := resourceRef(all.Traversal)
	if ref == "" || len(rest) > 0 {
		return nil, nil, nil
	}
	return e.set(f.in, ref), index, x.Traversal
}

// symOpenIndex is an attribute of the instance that a key means among instances that are
// not known: of the one that a resource with the same for_each goes with.
func (e *evaluator) symOpenIndex(expr hclsyntax.Expression, f *frame) (cty.Value, bool) {
	set, index, attrs := e.indexed(expr, f)
	if set == nil || !set.open || attrName(attrs, 0) == "" || len(set.instances) == 0 {
		return cty.NilVal, false
	}
	k := e.sym(index.Key, f)
	inst := set.instances[0]
	if !k.IsKnown() || !k.RawEquals(inst.key.text.symbolic) || e.attribute(inst, attrName(attrs, 0), symbolically) == cty.NilVal {
		return cty.NilVal, false
	}
	return e.symAttribute(inst, attrs, attrs, f), true
}

// symAttribute is an attribute of a resource instance, or what lies inside it.
func (e *evaluator) symAttribute(inst *resourceInstance, attrs, whole hcl.Traversal, f *frame) cty.Value {
	name := attrName(attrs, 0)
	if name == "" {
		return e.reference(whole, f, inst.set.typ, "", inst.address())
	}
	v := e.attribute(inst, name, symbolically)
	if v == cty.NilVal {
		return e.reference(whole, f, inst.set.typ, name, inst.address())
	}
	v, left := follow(v, attrs[1:])
	if len(left) == 0 && (!isOpen(v) || !isScalar(v.Type())) {
		return v
	}
	return e.placeholder(symbol.Ref{
		Key:          inst.address() + traversalText(attrs),
		Display:      inst.set.resource.key() + inst.key.String() + traversalText(attrs),
		ResourceType: inst.set.typ, Attribute: name, Address: inst.address(),
		Chars: alicloud.Chars(inst.set.typ, attributePath(attrs)),
	}, kindOf(v.Type()))
}

// attributePath is the way into nested data without indexes: queues[0].queue_name is
// queues.queue_name.
func attributePath(t hcl.Traversal) string {
	var names []string
	for i := range t {
		if name := attrName(t, i); name != "" {
			names = append(names, name)
		}
	}
	return strings.Join(names, ".")
}
