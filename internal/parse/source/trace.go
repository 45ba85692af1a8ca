package source

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/fcasync/fcasync-lint/internal/model"
)

// maxChainSteps bounds a chain to what anyone would read.
const maxChainSteps = 12

// trail is how a value came to be.
type trail struct {
	steps []model.Step
	// source is the resource attribute that the value is, when it is nothing else.
	source *model.Attribute
}

// tracer follows references back through variables, locals, module arguments and outputs.
type tracer struct {
	*evaluator
	trail
	seen map[model.Range]bool
}

// trace follows an expression back to where its value is written.
func (e *evaluator) trace(expr hclsyntax.Expression, s *scope) trail {
	e.quiet++
	defer func() { e.quiet-- }()
	t := &tracer{evaluator: e, seen: map[model.Range]bool{}}
	t.expr(expr, s, nil, true)
	return t.trail
}

func (t *tracer) step(at hcl.Range, format string, args ...any) bool {
	r := modelRange(at)
	if t.seen[r] || len(t.steps) >= maxChainSteps {
		return false
	}
	t.seen[r] = true
	t.steps = append(t.steps, model.Step{Message: fmt.Sprintf(format, args...), Range: r})
	return true
}

// expr follows an expression. path is what is taken of its value; whole says that the
// value at hand is nothing but this.
func (t *tracer) expr(expr hclsyntax.Expression, s *scope, path hcl.Traversal, whole bool) {
	if len(t.steps) >= maxChainSteps {
		return
	}
	switch x := unwrap(expr).(type) {
	case *hclsyntax.ScopeTraversalExpr:
		t.traversal(append(x.Traversal[:len(x.Traversal):len(x.Traversal)], path...), s, whole)
		return
	case *hclsyntax.RelativeTraversalExpr:
		f := &frame{scope: s}
		if set, index, attrs := t.indexed(x, f); set != nil && set.open && len(set.instances) > 0 {
			if k := t.symExpr(index.Key, f); !k.IsKnown() || hasPlaceholder(k) {
				t.attributeOf(set.instances[0], append(attrs[:len(attrs):len(attrs)], path...), whole)
				return
			}
		}
		t.expr(x.Source, s, append(x.Traversal[:len(x.Traversal):len(x.Traversal)], path...), whole)
		return
	case *hclsyntax.IndexExpr:
		if k := t.symExpr(x.Key, &frame{scope: s}); k.IsKnown() && !k.IsNull() && k.Type().IsPrimitiveType() && !hasPlaceholder(k) {
			t.expr(x.Collection, s, append(hcl.Traversal{hcl.TraverseIndex{Key: k}}, path...), whole)
			return
		}
	case *hclsyntax.ObjectConsExpr:
		if item := t.item(x, s, path); item != nil {
			t.expr(item, s, path[1:], whole)
			return
		}
	case *hclsyntax.TupleConsExpr:
		if i, ok := tupleIndex(path, len(x.Exprs)); ok {
			t.expr(x.Exprs[i], s, path[1:], whole)
			return
		}
	case *hclsyntax.ConditionalExpr:
		if c, diags := t.exactExpr(x.Condition, s); !diags.HasErrors() {
			c, _ = c.Unmark()
			if b, err := convert.Convert(c, cty.Bool); err == nil && b.IsKnown() && !b.IsNull() {
				if b.True() {
					t.expr(x.TrueResult, s, path, whole)
				} else {
					t.expr(x.FalseResult, s, path, whole)
				}
				return
			}
		}
	}
	for _, v := range t.syntaxOf(expr).variables {
		t.traversal(v, s, false)
	}
}

// item is the expression for the first step of path in an object.
func (t *tracer) item(x *hclsyntax.ObjectConsExpr, s *scope, path hcl.Traversal) hclsyntax.Expression {
	want, ok := stepKey(path)
	if !ok {
		return nil
	}
	for _, it := range x.Items {
		k, err := convert.Convert(t.symExpr(it.KeyExpr, &frame{scope: s}), cty.String)
		if err == nil && k.IsKnown() && !k.IsNull() && k.AsString() == want {
			return it.ValueExpr
		}
	}
	return nil
}

func stepKey(path hcl.Traversal) (string, bool) {
	if len(path) == 0 {
		return "", false
	}
	switch st := path[0].(type) {
	case hcl.TraverseAttr:
		return st.Name, true
	case hcl.TraverseIndex:
		k, err := convert.Convert(st.Key, cty.String)
		if err == nil && k.IsKnown() && !k.IsNull() {
			return k.AsString(), true
		}
	}
	return "", false
}

func tupleIndex(path hcl.Traversal, n int) (int, bool) {
	if len(path) == 0 {
		return 0, false
	}
	st, ok := path[0].(hcl.TraverseIndex)
	if !ok || st.Key.Type() != cty.Number || !st.Key.IsKnown() || st.Key.IsNull() {
		return 0, false
	}
	i, _ := st.Key.AsBigFloat().Int64()
	return int(i), i >= 0 && int(i) < n
}

func (t *tracer) traversal(tr hcl.Traversal, s *scope, whole bool) {
	root, name := tr.RootName(), attrName(tr, 1)
	if from, ok := s.iterFrom[root]; ok {
		t.origin(from, name, tr, whole)
		return
	}
	switch root {
	case "each":
		if s.eachFrom != nil {
			t.origin(s.eachFrom, name, tr, whole)
		}
	case "var":
		if v := s.in.variables[name]; v != nil {
			t.variable(s.in, v, tr[2:], whole)
		}
	case "local":
		if a := s.in.locals[name]; a != nil && t.step(a.rng, "local.%s is set here", name) {
			t.expr(a.expr, &scope{in: s.in}, tr[2:], whole)
		}
	case "module":
		if s.in.calls[name] != nil {
			t.output(s, name, tr, whole)
		}
	case "count", "path", "terraform", "tofu", "self":
	default:
		t.resource(tr, s, whole)
	}
}

// origin goes back from each.value or an iterator to the collection.
func (t *tracer) origin(from *origin, part string, tr hcl.Traversal, whole bool) {
	if from.expr == nil || !t.step(from.expr.rng, "the collection that %s goes over", tr.RootName()) {
		return
	}
	k := from.key.exact
	if k == cty.NilVal || !k.IsKnown() || k.IsNull() {
		return
	}
	var path hcl.Traversal
	if part == "value" {
		path = append(hcl.Traversal{hcl.TraverseIndex{Key: k}}, tr[2:]...)
		// A set's elements have no place of their own unless they are written in toset([...]).
		t.expr(from.expr.expr, from.scope, path, whole)
		return
	}
	t.expr(from.expr.expr, from.scope, nil, false)
}

func (t *tracer) variable(in *instance, v *variable, path hcl.Traversal, whole bool) {
	if in.parent != nil {
		if a := in.call.args[v.name]; a != nil {
			if t.step(a.rng, "module.%s sets %s here", in.call.name, v.name) {
				t.expr(a.expr, in.scope, path, whole)
			}
			return
		}
	} else if i, ok := in.inputs[v.name]; ok {
		if i.arg != nil {
			t.step(i.arg.rng, "%s sets var.%s here", i.from, v.name)
		} else {
			t.step(v.rng, "variable %q is set by %s", v.name, i.from)
		}
		return
	}
	if v.def != nil {
		if t.step(v.def.rng, "the default of variable %q", v.name) {
			t.expr(v.def.expr, &scope{in: in}, path, whole)
		}
		return
	}
	t.step(v.rng, "variable %q has no default and is not set", v.name)
}

func (t *tracer) output(s *scope, name string, tr hcl.Traversal, whole bool) {
	child, rest := t.childOf(s.in, name, tr[2:])
	o := attrName(rest, 0)
	if child == nil || child.outputs[o] == nil || child.outputs[o].value == nil {
		return
	}
	a := child.outputs[o].value
	if t.step(a.rng, "output %q of module.%s", o, name) {
		t.expr(a.expr, &scope{in: child}, rest[1:], whole)
	}
}

// childOf is the instance of a module that a reference means, and what follows its key; nil
// if it is not known which one it is.
func (e *evaluator) childOf(in *instance, name string, rest hcl.Traversal) (*instance, hcl.Traversal) {
	set := e.callsOf(in, name)
	switch {
	case set.missing || len(set.instances) == 0:
		return nil, nil
	case set.multi == noKey:
		return set.instances[0], rest
	case set.open && len(rest) > 0:
		return e.openChild(in, set, rest[0]), rest[1:]
	}
	var child *instance
	if k, ok := stepKey(rest); ok {
		for i, c := range set.instances {
			if text, err := convert.Convert(set.keys[i].text.exact, cty.String); err == nil && text.IsKnown() && text.AsString() == k {
				child = c
			}
		}
		rest = rest[1:]
	}
	return child, rest
}

func (t *tracer) resource(tr hcl.Traversal, s *scope, whole bool) {
	ref, rest := resourceRef(tr)
	if ref == "" {
		return
	}
	if inst, rest := t.instanceOf(s.in, ref, rest); inst != nil && len(rest) > 0 {
		t.attributeOf(inst, rest, whole)
	}
}

// instanceOf is the instance of a resource that a reference means, and what follows its key;
// nil if it is not known which one it is.
func (e *evaluator) instanceOf(in *instance, ref string, rest hcl.Traversal) (*resourceInstance, hcl.Traversal) {
	set := e.set(in, ref)
	switch {
	case set == nil:
		return nil, nil
	case set.open:
		return e.openInstance(set, rest)
	}
	return pick(set, rest)
}

// attributeOf follows an attribute of an instance of a resource.
func (t *tracer) attributeOf(inst *resourceInstance, rest hcl.Traversal, whole bool) {
	set, name := inst.set, attrName(rest, 0)
	if whole && len(rest) == 1 && t.source == nil && name != "" {
		t.source = &model.Attribute{Address: inst.address(), ResourceType: set.typ, Name: name}
	}
	if a := set.body.args[name]; a != nil {
		t.step(a.rng, "%s sets %s here", inst.address(), name)
	} else {
		t.step(set.rng, "%s is declared here", inst.address())
	}
}
