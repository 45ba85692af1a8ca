package source

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	tfjson "github.com/hashicorp/terraform-json"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/fcasync/fcasync-lint/internal/model"
)

// expansion is what count or for_each come to.
type expansion struct {
	kind keyKind
	keys []key
	vals []pair // for_each values, for each key
	open bool
	from *origin
}

// expand evaluates count and for_each. What is not known becomes one open key.
func (e *evaluator) expand(count, forEach *argument, s *scope) expansion {
	switch {
	case count != nil:
		return e.expandCount(count, s)
	case forEach != nil:
		return e.expandForEach(forEach, s)
	}
	return expansion{keys: []key{{}}, vals: []pair{{}}}
}

func (e *evaluator) expandCount(a *argument, s *scope) expansion {
	v, _ := e.exact(a, s).Unmark()
	n, err := convert.Convert(v, cty.Number)
	if err != nil || !n.IsKnown() || n.IsNull() {
		idx := e.opaque("count.index of "+e.text(a.rng), a.rng, s, "count")
		return expansion{
			kind: openKey, open: true,
			keys: []key{{kind: openKey, text: pair{exact: cty.UnknownVal(cty.Number), symbolic: idx}}}, vals: []pair{{}},
		}
	}
	out := expansion{kind: countKey}
	f := n.AsBigFloat()
	count, _ := f.Int64()
	if !f.IsInt() || count < 0 || count > int64(maxInstances-e.instances) {
		if count > 0 && f.IsInt() {
			e.tooMany(a.rng, count)
		}
		return out
	}
	e.instances += int(count)
	for i := range count {
		k := cty.NumberIntVal(i)
		out.keys = append(out.keys, key{kind: countKey, text: pair{k, k}})
		out.vals = append(out.vals, pair{})
	}
	return out
}

func (e *evaluator) tooMany(at hcl.Range, n int64) {
	e.problem(model.Problem{
		Message: fmt.Sprintf("this makes %d instances; the instances of one root module are judged up to %d", n, maxInstances),
		Range:   modelRange(at),
	})
}

// tooManyInAll is said where instances are counted one by one. The message does not change while
// they become more, so that it is said once for each place.
func (e *evaluator) tooManyInAll(at hcl.Range) {
	e.problem(model.Problem{
		Message: fmt.Sprintf("with what this makes there are more than %d instances; the instances of one root module are judged up to that number", maxInstances),
		Range:   modelRange(at),
	})
}

func (e *evaluator) expandForEach(a *argument, s *scope) expansion {
	v, _ := e.exact(a, s).UnmarkDeep()
	var sym cty.Value
	if !v.IsWhollyKnown() {
		sym = e.symbolic(a, s)
	} else {
		sym = v
	}
	if !v.IsKnown() {
		v = e.shape(sym)
	}
	from := &origin{expr: a, scope: s}
	if !v.IsKnown() || v.IsNull() || !v.CanIterateElements() || !keysKnown(v) {
		if v.IsKnown() && v.IsNull() {
			return expansion{kind: eachKey}
		}
		return e.openForEach(a, s, sym)
	}
	n := v.LengthInt()
	if n+e.instances > maxInstances {
		e.tooMany(a.rng, int64(n))
		return expansion{kind: eachKey}
	}
	e.instances += n
	out := expansion{kind: eachKey, from: from}
	isSet := v.Type().IsSetType()
	for it := v.ElementIterator(); it.Next(); {
		k, val := it.Element()
		if isSet {
			k = val
		}
		k, err := convert.Convert(k, cty.String)
		if err != nil || k.IsNull() || !k.IsKnown() {
			return e.openForEach(a, s, sym)
		}
		out.keys = append(out.keys, key{kind: eachKey, text: pair{k, k}})
		out.vals = append(out.vals, pair{val, e.element(sym, k, val)})
	}
	return out
}

// shape is a collection that only the symbolic pass sees, because try and can hide what
// is not wholly known from the exact one. Sets are left out: which of their elements are
// the same is not known.
func (e *evaluator) shape(sym cty.Value) cty.Value {
	if isOpen(sym) || sym.IsNull() || !sym.CanIterateElements() || sym.Type().IsSetType() || hasPlaceholderKey(sym) {
		return cty.DynamicVal
	}
	return e.withoutPlaceholders(sym)
}

// keysKnown reports whether the keys that for_each would make are known. Elements of
// lists have none.
func keysKnown(v cty.Value) bool {
	ty := v.Type()
	switch {
	case ty.IsMapType() || ty.IsObjectType():
		return true
	case ty.IsSetType():
		return v.IsWhollyKnown()
	}
	return false
}

// openForEach is the one instance that stands for all where for_each is not known. Its
// values are the same for the same collection: two resources over one variable run in step.
func (e *evaluator) openForEach(a *argument, s *scope, sym cty.Value) expansion {
	k := e.opaque("each.key", a.rng, s, "each.key "+e.identity(a, s))
	val := k
	if v, _ := e.exact(a, s).Unmark(); !v.Type().IsSetType() {
		val = e.opaque("each.value", a.rng, s, "each.value "+e.identity(a, s))
	}
	return expansion{
		kind: openKey, open: true,
		keys: []key{{kind: openKey, text: pair{cty.UnknownVal(cty.String), k}}},
		vals: []pair{{cty.DynamicVal, val}},
		from: &origin{expr: a, scope: s},
	}
}

// element is what a symbolic collection has under a key, or the exact element.
func (e *evaluator) element(sym, k, exact cty.Value) cty.Value {
	if exact.IsWhollyKnown() {
		u, _ := exact.UnmarkDeep()
		return u
	}
	if v, ok := indexValue(sym, k); ok {
		return v
	}
	return exact
}

// indexValue looks a key up in a collection whose shape is known.
func indexValue(coll, k cty.Value) (cty.Value, bool) {
	coll, _ = coll.Unmark()
	if !coll.IsKnown() || coll.IsNull() || !k.IsKnown() || k.IsNull() {
		return cty.NilVal, false
	}
	ty := coll.Type()
	switch {
	case ty.IsObjectType():
		if k.Type() == cty.String && ty.HasAttribute(k.AsString()) {
			return coll.GetAttr(k.AsString()), true
		}
	case ty.IsMapType():
		if k.Type() == cty.String && coll.HasIndex(k).IsKnown() && coll.HasIndex(k).True() {
			return coll.Index(k), true
		}
	case ty.IsTupleType() || ty.IsListType():
		n, err := convert.Convert(k, cty.Number)
		if err == nil {
			if h := coll.HasIndex(n); h.IsKnown() && h.True() {
				return coll.Index(n), true
			}
		}
	case ty.IsSetType():
		return k, true
	}
	return cty.NilVal, false
}

// scopeOf is the scope of one instance of an expansion.
func (x expansion) scopeOf(in *instance, i int, id string) *scope {
	s := &scope{in: in, id: id + x.keys[i].String()}
	switch k := x.keys[i]; {
	case x.kind == countKey || k.kind == openKey && k.text.exact.Type() == cty.Number:
		s.idx = &k.text
	case x.kind == eachKey || k.kind == openKey:
		s.each = &[2]pair{k.text, x.vals[i]}
		if x.from != nil {
			f := *x.from
			f.key = k.text
			s.eachFrom = &f
		}
	}
	return s
}

// set is a resource block of a module instance with its instances.
func (e *evaluator) set(in *instance, ref string) *resourceSet {
	set := in.sets[ref]
	if set == nil {
		r := in.resources[ref]
		if r == nil {
			return nil
		}
		set = &resourceSet{resource: r, in: in}
		in.sets[ref] = set
	}
	switch set.state {
	case evaluating:
		r := set.resource
		e.problem(model.Problem{
			Message: dotted(in.path, ref) + " depends on itself",
			Fix:     "Break the cycle: count and for_each can't use the resource's own attributes.",
			Range:   modelRange(r.rng),
		})
		return nil
	case done:
		return set
	}
	set.state = evaluating
	x := e.expand(set.count, set.forEach, &scope{in: in})
	var planned []*plannedInstance
	if e.planned != nil && set.schema != nil {
		x, planned = e.plannedExpansion(set, x)
	}
	set.open, set.multi = x.open, x.kind
	conditions := in.conditions
	if x.open {
		conditions = append(slices.Clip(conditions), e.condition(set.count, set.forEach, &scope{in: in}))
	}
	for i, k := range x.keys {
		inst := &resourceInstance{
			set: set, key: k, scope: x.scopeOf(in, i, dotted(in.path, ref)),
			symbolic: x.open || in.symbolic, conditions: conditions, cells: map[string]*cell{},
		}
		if planned != nil {
			inst.planned = planned[i]
		}
		set.instances = append(set.instances, inst)
	}
	set.state = done
	return set
}

// callsOf is a module block of a module instance with its instances.
func (e *evaluator) callsOf(in *instance, name string) *callSet {
	set := in.children[name]
	if set == nil {
		set = &callSet{call: in.calls[name]}
		in.children[name] = set
	}
	switch set.state {
	case evaluating:
		e.problem(model.Problem{
			Address: dotted(in.path, "module."+name),
			Message: "module." + name + " depends on itself",
			Fix:     "Break the cycle: a module's count and for_each can't use its own outputs.",
			Range:   modelRange(set.call.rng),
		})
		return &callSet{call: set.call, missing: true, open: true}
	case done:
		return set
	}
	set.state = evaluating
	defer func() { set.state = done }()
	mod := e.moduleFor(in, set.call)
	if mod == nil {
		set.missing = true
		return set
	}
	s := &scope{in: in}
	x := e.expand(set.call.count, set.call.forEach, s)
	if e.planned != nil {
		x = e.plannedCalls(set.call, x, in, dotted(in.path, "module."+name))
	}
	// Modules that call modules multiply even without count.
	if e.instances += len(x.keys); e.instances > maxInstances {
		e.tooManyInAll(set.call.rng)
		set.missing = true
		return set
	}
	set.open, set.multi, set.keys = x.open, x.kind, x.keys
	conditions := in.conditions
	if x.open {
		conditions = append(slices.Clip(conditions), e.condition(set.call.count, set.call.forEach, s))
	}
	for i, k := range x.keys {
		child := newInstance(mod)
		child.parent, child.call, child.depth = in, set.call, in.depth+1
		child.path = dotted(in.path, "module."+name) + k.String()
		child.block = dotted(in.block, "module."+name)
		child.symbolic = in.symbolic || x.open
		child.conditions = conditions
		child.codeDir = e.codeDir(mod)
		child.config = in.configOf(name)
		child.scope = x.scopeOf(in, i, child.path)
		set.instances = append(set.instances, child)
	}
	return set
}

// configOf is what a plan shows of a module that is called.
func (in *instance) configOf(call string) *tfjson.ConfigModule {
	if in.config == nil || in.config.ModuleCalls[call] == nil {
		return nil
	}
	return in.config.ModuleCalls[call].Module
}

func newInstance(m *module) *instance {
	return &instance{
		module: m, vars: map[string]*cell{}, localVals: map[string]*cell{}, outVals: map[string]*cell{},
		sets: map[string]*resourceSet{}, children: map[string]*callSet{}, provs: map[providerRef]*provider{},
	}
}

// moduleFor finds the module that a call names, or says why it can't.
func (e *evaluator) moduleFor(in *instance, c *call) *module {
	block, config := dotted(in.block, "module."+c.name), in.configOf(c.name)
	if c.inline != nil && in.depth < maxPlannedDepth {
		return e.grafted(block, c.inline, emptyModule())
	}
	var dir, why string
	if c.inline != nil {
		why = fmt.Sprintf("modules are nested more than %d deep here", maxPlannedDepth)
	} else {
		dir, why = e.sourceDir(in, c)
	}
	if why == "" {
		for up := in; up != nil; up = up.parent {
			if up.dir == dir {
				e.problem(model.Problem{
					Address: dotted(in.path, "module."+c.name),
					Message: fmt.Sprintf("module %q calls itself", c.name),
					Fix:     "A module can't be inside itself: call another module, or move the block to the caller.",
					Range:   modelRange(c.sourceRng),
				})
				return nil
			}
		}
		if in.depth >= maxDepth {
			why = fmt.Sprintf("modules are nested more than %d deep here", maxDepth)
		}
	}
	if why == "" {
		m := e.cache.load(dir)
		if len(m.sources) > 0 || len(m.problems) > 0 {
			return e.grafted(block, config, m)
		}
		why = "there are no Terraform files in " + e.rel(dir)
	}
	if config != nil && c.inline == nil && in.depth < maxPlannedDepth {
		return e.grafted(block, config, emptyModule())
	}
	at, n := notJudged(in, c, why)
	n.Warning = c.inline != nil // the plan says that there is something in it that matters
	e.notices[at] = n
	return nil
}

// shortPath leaves out the middle of a path that nobody would read.
func shortPath(path string) string {
	const most = 200
	if len(path) <= most {
		return path
	}
	return strings.ToValidUTF8(path[:most/2]+"..."+path[len(path)-most/2:], "")
}

// notJudged is the notice of a call whose module can't be had, and its place.
func notJudged(in *instance, c *call, why string) (hcl.Range, model.Notice) {
	at := c.sourceRng
	if at.Filename == "" {
		at = c.rng
	}
	return at, model.Notice{
		Message: fmt.Sprintf("%s is not judged, and its outputs are unknown: %s", shortPath(dotted(in.path, "module."+c.name)), why),
		Range:   modelRange(at),
	}
}

// moduleValue is the value of module.name in an expression, with the outputs that are needed.
func (e *evaluator) moduleValue(in *instance, name string, n *need, m mode) cty.Value {
	set := e.callsOf(in, name)
	if set.missing || set.open {
		return cty.DynamicVal
	}
	values := make([]cty.Value, len(set.instances))
	for i, child := range set.instances {
		attrs := map[string]cty.Value{}
		for _, o := range sortedKeys(child.outputs) {
			if !n.all && !n.attrs[o] {
				continue
			}
			if m == exactly {
				attrs[o] = e.outputValue(child, o)
			} else {
				attrs[o] = e.outputSymbolic(child, o)
			}
		}
		values[i] = cty.ObjectVal(attrs)
		for want := range n.attrs {
			if child.incomplete && child.outputs[want] == nil {
				values[i] = cty.DynamicVal
			}
		}
	}
	return collect(set.multi, set.keys, values)
}

// collect puts the instances' values into the shape that Terraform gives them.
func collect(kind keyKind, keys []key, values []cty.Value) cty.Value {
	switch kind {
	case countKey:
		return cty.TupleVal(values)
	case eachKey:
		m := make(map[string]cty.Value, len(values))
		for i, k := range keys {
			m[k.text.exact.AsString()] = values[i]
		}
		return cty.ObjectVal(m)
	}
	if len(values) == 1 {
		return values[0]
	}
	return cty.DynamicVal
}

// walk visits every module instance, callers first.
func (e *evaluator) walk(in *instance, visit func(*instance)) {
	visit(in)
	for _, name := range in.callOrder {
		for _, child := range e.callsOf(in, name).instances {
			e.walk(child, visit)
		}
	}
}

// isLocalSource reports whether a module source is a path.
func isLocalSource(s string) bool {
	return slices.ContainsFunc([]string{"./", "../", ".\\", "..\\"}, func(p string) bool { return strings.HasPrefix(s, p) })
}
