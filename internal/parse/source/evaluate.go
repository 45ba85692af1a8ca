package source

import (
	"fmt"
	"maps"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"

	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/parse/source/functions"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// evaluator evaluates one root module. It is used by one goroutine.
type evaluator struct {
	*loader
	cache     *files
	options   Options
	root      *instance
	functions map[string]function.Function
	table     symbol.Table
	kinds     map[string]refKind // of the references that are not certainly strings, by key
	budget    budget
	manifest  manifest
	notices   map[hcl.Range]model.Notice
	problems  []model.Problem
	instances int
	depth     int    // named values being evaluated for each other
	fault     string // the first panic that was caught: there should be none
	quiet     int    // above 0, errors of evaluation are not noticed: they are asked for
	locator   *locator
	syntaxes  map[hclsyntax.Expression]*syntax
	planned   *planned // nil without a plan
}

// syntax is what is to be seen of an expression without evaluating it. One that all instances
// of a resource in a loop draw on may be long, and is looked at once.
type syntax struct {
	variables      []hcl.Traversal
	callsSensitive bool
}

func (e *evaluator) syntaxOf(expr hclsyntax.Expression) *syntax {
	x := e.syntaxes[expr]
	if x == nil {
		x = &syntax{hclsyntax.Variables(expr), callsSensitive(expr)}
		if e.syntaxes == nil {
			e.syntaxes = map[hclsyntax.Expression]*syntax{}
		}
		e.syntaxes[expr] = x
	}
	return x
}

// exact evaluates as Terraform would before apply: what is not known yet is unknown.
// An expression that fails is unknown, with a notice.
func (e *evaluator) exact(a *argument, s *scope) cty.Value {
	if a == nil {
		return cty.DynamicVal
	}
	v, diags := e.exactExpr(a.expr, s)
	if diags.HasErrors() {
		e.evaluationError(diags, a.rng)
		return cty.DynamicVal
	}
	return v
}

func (e *evaluator) exactExpr(expr hclsyntax.Expression, s *scope) (v cty.Value, diags hcl.Diagnostics) {
	defer e.recovered(expr.Range(), &v, &diags)
	if lit, ok := expr.(*hclsyntax.LiteralValueExpr); ok {
		return e.limited(lit.Val), nil
	}
	switch x := expr.(type) {
	case *filled:
		return e.exactFilled(x, s)
	case *referring:
		return cty.DynamicVal, nil
	}
	ctx, size := e.context(e.syntaxOf(expr).variables, s)
	if size > maxEvalSize {
		rng := expr.Range()
		return cty.DynamicVal, hcl.Diagnostics{{
			Severity: hcl.DiagError, Summary: "Evaluation is too large", Detail: "The values that this draws on are too large.", Subject: &rng,
		}}
	}
	v, diags = expr.Value(ctx)
	return e.limited(v), diags
}

// caught keeps the first panic with where it was.
func (e *evaluator) caught(r any) {
	if e.fault == "" {
		e.fault = fmt.Sprintf("%v\n%s", r, debug.Stack())
	}
}

// recovered turns a panic of the evaluation of an expression into an error. Deferred.
func (e *evaluator) recovered(rng hcl.Range, v *cty.Value, diags *hcl.Diagnostics) {
	if r := recover(); r != nil {
		e.caught(r)
		*v, *diags = cty.DynamicVal, hcl.Diagnostics{{
			Severity: hcl.DiagError, Summary: "Evaluation failed", Detail: fmt.Sprint(r), Subject: &rng,
		}}
	}
}

// limited replaces a value that is too large to go on with.
func (e *evaluator) limited(v cty.Value) cty.Value {
	if v == cty.NilVal || sizeOf(v) > maxValueSize {
		return cty.DynamicVal
	}
	return v
}

// evaluationError tells of an expression that fails, once for each place.
func (e *evaluator) evaluationError(diags hcl.Diagnostics, at hcl.Range) {
	if e.quiet > 0 {
		return
	}
	for _, d := range diags {
		if d.Severity != hcl.DiagError {
			continue
		}
		if d.Subject != nil {
			at = *d.Subject
		}
		if _, ok := e.notices[at]; !ok {
			e.notices[at] = model.Notice{
				Message: "cannot evaluate this, so it counts as unknown: " + lowerFirst(d.Summary) + ": " + oneLine(d.Detail),
				Range:   modelRange(at),
			}
		}
		return
	}
}

// context has the values of the named traversals, and their size in bytes.
func (e *evaluator) context(traversals []hcl.Traversal, s *scope) (*hcl.EvalContext, int) {
	size := 0
	vars := map[string]cty.Value{budgetKey: cty.CapsuleVal(budgetType, &e.budget)}
	groups := map[string]map[string]cty.Value{}
	put := func(group, name string, v cty.Value, of int) {
		size += of
		if groups[group] == nil {
			groups[group] = map[string]cty.Value{}
		}
		groups[group][name] = v
	}
	set := func(group, name string, v cty.Value) { put(group, name, v, sizeOf(v)) }
	needs := map[string]*need{}
	outputs := map[string]*need{}
	prefixed := false // resource.type.name is another way to write type.name
	for _, t := range traversals {
		root := t.RootName()
		name := attrName(t, 1)
		if p, ok := s.iter[root]; ok {
			vars[root] = exactKeyValue(p)
			size += sizeOf(p[1].exact)
			continue
		}
		switch root {
		case "var":
			if name != "" && s.in.variables[name] != nil {
				set(root, name, e.variable(s.in, name))
			} else if name != "" && s.in.incomplete {
				set(root, name, cty.DynamicVal)
			}
		case "local":
			if name != "" && s.in.locals[name] != nil {
				set(root, name, e.local(s.in, name))
			} else if name != "" && s.in.incomplete {
				set(root, name, cty.DynamicVal)
			}
		case "module":
			if name != "" && s.in.calls[name] != nil {
				if outputs[name] == nil {
					outputs[name] = &need{}
				}
				outputs[name].add(t[2:])
			} else if name != "" && s.in.incomplete {
				set(root, name, cty.DynamicVal)
			}
		case "path", "terraform", "tofu":
			if v, ok := e.builtin(s, root, name); ok {
				set(root, name, v)
			}
		case "each":
			if s.each != nil {
				vars[root] = exactKeyValue(*s.each)
				size += sizeOf(s.each[1].exact)
			}
		case "count":
			if s.idx != nil {
				vars[root] = cty.ObjectVal(map[string]cty.Value{"index": s.idx.exact})
			}
		case "self":
			vars[root] = cty.DynamicVal
		default:
			ref, rest := resourceRef(t)
			if ref == "" {
				continue
			}
			n := needs[ref]
			if n == nil {
				n = &need{}
				needs[ref] = n
			}
			n.add(rest)
			prefixed = prefixed || root == "resource"
		}
	}
	for _, name := range sortedKeys(outputs) {
		n := outputs[name]
		set("module", name, e.moduleValue(s.in, name, n, exactly))
	}
	for _, ref := range sortedKeys(needs) {
		n := needs[ref]
		typ, name, data := splitRef(ref)
		v := e.resourceValue(s.in, ref, n, exactly)
		group := typ
		if data {
			group = "data." + typ
		}
		put(group, name, v.Value, v.size())
	}
	data := map[string]cty.Value{}
	for g, m := range groups {
		if typ, ok := strings.CutPrefix(g, "data."); ok {
			data[typ] = cty.ObjectVal(m)
		} else {
			vars[g] = cty.ObjectVal(m)
		}
	}
	if prefixed {
		vars["resource"] = cty.ObjectVal(vars)
	}
	if len(data) > 0 {
		vars["data"] = cty.ObjectVal(data)
	}
	return &hcl.EvalContext{Variables: vars, Functions: e.functions}, size
}

// need says which attributes of a resource, or outputs of a module, an expression reads.
type need struct {
	attrs map[string]bool
	all   bool
}

// add notes what follows the name of the resource or module in a traversal.
func (n *need) add(rest hcl.Traversal) {
	if len(rest) > 0 {
		if _, ok := rest[0].(hcl.TraverseIndex); ok {
			rest = rest[1:]
		}
	}
	if len(rest) > 0 {
		if a, ok := rest[0].(hcl.TraverseAttr); ok {
			if n.attrs == nil {
				n.attrs = map[string]bool{}
			}
			n.attrs[a.Name] = true
			return
		}
	}
	n.all = true
}

// key is equal for needs of the same attributes.
func (n *need) key() string {
	if n.all {
		return "*"
	}
	return strings.Join(slices.Sorted(maps.Keys(n.attrs)), " ")
}

// resourceRef takes the resource from the beginning of a traversal: "type.name" or
// "data.type.name", and what follows. It is "" for anything shorter.
func resourceRef(t hcl.Traversal) (string, hcl.Traversal) {
	root := t.RootName()
	n := 2
	switch root {
	case "data":
		n = 3
	case "resource":
		t = t[1:]
		if len(t) == 0 {
			return "", nil
		}
		a, ok := t[0].(hcl.TraverseAttr)
		if !ok {
			return "", nil
		}
		root = a.Name
	}
	if len(t) < n {
		return "", nil
	}
	ref := root
	for i := 1; i < n; i++ {
		a := attrName(t, i)
		if a == "" {
			return "", nil
		}
		ref += "." + a
	}
	return ref, t[n:]
}

func splitRef(ref string) (typ, name string, data bool) {
	ref, data = strings.CutPrefix(ref, "data.")
	typ, name, _ = strings.Cut(ref, ".")
	return typ, name, data
}

func attrName(t hcl.Traversal, i int) string {
	if i >= 0 && i < len(t) {
		if a, ok := t[i].(hcl.TraverseAttr); ok {
			return a.Name
		}
	}
	return ""
}

// builtin is path.module and its like.
func (e *evaluator) builtin(s *scope, root, name string) (cty.Value, bool) {
	switch root + "." + name {
	case "path.module":
		return cty.StringVal(s.in.codeDir), true
	case "path.root":
		return cty.StringVal("."), true
	case "path.cwd":
		return cty.StringVal(e.root.dir), true
	case "terraform.workspace", "tofu.workspace":
		return cty.StringVal(e.workspace()), true
	}
	return cty.DynamicVal, false
}

// mode says which of a pair is asked for.
type mode bool

const (
	exactly      mode = false
	symbolically mode = true
)

// variable is the value of an input variable of a module instance.
func (e *evaluator) variable(in *instance, name string) cty.Value {
	c := in.vars[name]
	if c == nil {
		c = &cell{}
		in.vars[name] = c
	}
	v := in.variables[name]
	return e.resolve(c, exactly, "var."+name, v.rng, func() cty.Value { return e.variableExact(in, v) })
}

func (e *evaluator) variableExact(in *instance, v *variable) cty.Value {
	given, ok := e.given(in, v, exactly)
	if !ok || (v.notNull && isNull(given)) {
		if v.def == nil {
			given = cty.UnknownVal(v.typ.WithoutOptionalAttributesDeep())
			if v.notNull {
				given = given.RefineNotNull()
			}
		} else {
			given = e.exact(v.def, &scope{in: in})
		}
	}
	given = e.convertVariable(in, v, given)
	return mark(given, v.sensitive, v.ephemeral)
}

// mark marks a value as its variable or output declares it.
func mark(v cty.Value, sensitive, ephemeral bool) cty.Value {
	if sensitive {
		v = v.Mark(functions.Sensitive)
	}
	if ephemeral {
		v = v.Mark(functions.Ephemeral)
	}
	return v
}

func isNull(v cty.Value) bool {
	v, _ = v.Unmark()
	return v.IsKnown() && v.IsNull()
}

// convertVariable applies the variable's type and the defaults of optional attributes.
func (e *evaluator) convertVariable(in *instance, v *variable, val cty.Value) cty.Value {
	out := val
	if v.defaults != nil && !isNull(out) {
		out = e.applyDefaults(v, out)
	}
	out, err := convert.Convert(out, v.typ)
	if err != nil {
		at, from := e.givenAt(in, v)
		e.evaluationError(hcl.Diagnostics{{
			Severity: hcl.DiagError, Summary: "Invalid value for variable",
			Detail: fmt.Sprintf("The value for var.%s%s is not suitable: %s.", v.name, from, err), Subject: &at,
		}}, at)
		return cty.UnknownVal(v.typ.WithoutOptionalAttributesDeep())
	}
	return out
}

// givenAt is where a variable's value is written, and in words where it comes from if
// that is no place in the source.
func (e *evaluator) givenAt(in *instance, v *variable) (at hcl.Range, from string) {
	if in.parent != nil {
		if a := in.call.args[v.name]; a != nil {
			return a.rng, ""
		}
	} else if i, ok := in.inputs[v.name]; ok {
		if i.arg != nil {
			return i.arg.rng, ""
		}
		return v.rng, ", from " + i.from + ","
	}
	if v.def != nil {
		return v.def.rng, ""
	}
	return v.rng, ""
}

func (e *evaluator) applyDefaults(v *variable, val cty.Value) (out cty.Value) {
	defer func() {
		if recover() != nil { // a value of another shape than the type: the conversion will say so
			out = val
		}
	}()
	return v.defaults.Apply(val)
}

// given is the value that a module instance's variable gets from outside. ok is false
// where it gets none.
func (e *evaluator) given(in *instance, v *variable, m mode) (val cty.Value, ok bool) {
	if in.parent != nil {
		a := in.call.args[v.name]
		if a == nil {
			return cty.NilVal, false
		}
		if m == symbolically {
			return e.symbolic(a, in.scope), true
		}
		return e.exact(a, in.scope), true
	}
	i, ok := in.inputs[v.name]
	if !ok {
		return cty.NilVal, false
	}
	return e.inputValue(v, i), true
}

// local is a local value of a module instance.
func (e *evaluator) local(in *instance, name string) cty.Value {
	c := in.localVals[name]
	if c == nil {
		c = &cell{}
		in.localVals[name] = c
	}
	a := in.locals[name]
	return e.resolve(c, exactly, "local."+name, a.nameRange, func() cty.Value { return e.exact(a, &scope{in: in}) })
}

// outputValue is an output of a module instance.
func (e *evaluator) outputValue(in *instance, name string) cty.Value {
	c := in.outVals[name]
	if c == nil {
		c = &cell{}
		in.outVals[name] = c
	}
	o := in.outputs[name]
	return e.resolve(c, exactly, dotted(in.path, "output."+name), o.rng, func() cty.Value {
		return mark(e.exact(o.value, &scope{in: in}), o.sensitive, o.ephemeral)
	})
}

// resolve evaluates a cell once and finds values that depend on themselves.
func (e *evaluator) resolve(c *cell, m mode, name string, at hcl.Range, f func() cty.Value) cty.Value {
	state, value := &c.state, &c.exact
	if m == symbolically {
		state, value = &c.symState, &c.symbolic
	}
	switch *state {
	case evaluating:
		if m == exactly {
			e.problem(model.Problem{
				Message: name + " depends on itself",
				Fix:     "Break the cycle: a value can't be made of itself.",
				Range:   modelRange(at),
			})
		}
		return cty.DynamicVal
	case done:
		return *value
	}
	if e.depth > maxChain {
		e.problem(model.Problem{
			Message: fmt.Sprintf("%s is the end of a chain of more than %d values that are made of each other; it counts as unknown", name, maxChain),
			Range:   modelRange(at),
		})
		return cty.DynamicVal
	}
	e.depth++
	*state = evaluating
	v := f()
	*state, *value = done, v
	e.depth--
	return v
}

// problem records a fault once for each place.
func (e *evaluator) problem(p model.Problem) {
	for _, have := range e.problems {
		if have.Range == p.Range && have.Message == p.Message {
			return
		}
	}
	e.problems = append(e.problems, p)
}
