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
	"github.com/zclconf/go-cty/cty/function"

	"github.com/fcasync/fcasync-lint/internal/model"
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

// problem records a fault once for each place.
func (e *evaluator) problem(p model.Problem) {
	for _, have := range e.problems {
		if have.Range == p.Range && have.Message == p.Message {
			return
		}
	}
	e.problems = append(e.problems, p)
}
