package source

import (
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"

	"github.com/fcasync/fcasync-lint/internal/parse/source/functions"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// structural are the functions that move values about without looking into strings:
// called with placeholders they give what they would give with the text.
var structural = map[string]bool{
	"chunklist": true, "concat": true, "element": true, "flatten": true, "join": true,
	"lookup": true, "merge": true, "one": true, "reverse": true, "sensitive": true, "nonsensitive": true,
	"ephemeralasnull": false, "slice": true, "tolist": true, "tomap": true, "tostring": true, "values": true, "keys": true,
}

// pure reports whether a function gives the same for the same arguments.
func (e *evaluator) pure(name string) bool {
	_, known := e.functions[name]
	return known && !functions.Impure(strings.TrimPrefix(name, "core::"))
}

func (e *evaluator) symCall(x *hclsyntax.FunctionCallExpr, f *frame) cty.Value {
	name := strings.TrimPrefix(x.Name, "core::")
	switch name {
	case "try":
		return e.symTry(x, f)
	case "can":
		if v, diags := e.exactIn(x, f); !diags.HasErrors() && v.IsWhollyKnown() {
			u, _ := v.Unmark()
			return u
		}
		if len(x.Args) == 1 && e.succeeds(x.Args[0], f) {
			return cty.True
		}
		return cty.UnknownVal(cty.Bool)
	}
	args := make([]cty.Value, 0, len(x.Args))
	placeholders := false
	for i, a := range x.Args {
		v := e.sym(a, f)
		if x.ExpandFinal && i == len(x.Args)-1 {
			if isOpen(v) || v.IsNull() || !v.CanIterateElements() {
				return cty.DynamicVal
			}
			for it := v.ElementIterator(); it.Next(); {
				_, el := it.Element()
				args = append(args, el)
				placeholders = placeholders || hasPlaceholder(el)
			}
			continue
		}
		args = append(args, v)
		placeholders = placeholders || hasPlaceholder(v)
	}
	fn, ok := e.functions[x.Name]
	if !ok {
		return cty.DynamicVal
	}
	if !placeholders {
		return e.callFunction(fn, args)
	}
	if v, ok := e.symTextual(x, name, fn, args, f); ok {
		return v
	}
	if structural[name] {
		if v := e.settled(e.callFunction(fn, args)); !isOpen(v) {
			return v
		}
	}
	if e.returnsText(fn, args) {
		return e.opaqueExpr(x, f)
	}
	return cty.DynamicVal
}

// callFunction calls a function as HCL does, converting the arguments; what fails is unknown.
func (e *evaluator) callFunction(fn function.Function, args []cty.Value) (v cty.Value) {
	defer func() {
		if r := recover(); r != nil {
			e.caught(r)
			v = cty.DynamicVal
		}
	}()
	v, err := fn.Call(converted(fn, args))
	if err != nil {
		return cty.DynamicVal
	}
	v, _ = v.UnmarkDeep()
	return v
}

func converted(fn function.Function, args []cty.Value) []cty.Value {
	out := make([]cty.Value, len(args))
	params, rest := fn.Params(), fn.VarParam()
	for i, a := range args {
		out[i] = a
		var p *function.Parameter
		switch {
		case i < len(params):
			p = &params[i]
		case rest != nil:
			p = rest
		}
		if p != nil {
			if c, err := convert.Convert(a, p.Type); err == nil {
				out[i] = c
			}
		}
	}
	return out
}

// returnsText reports whether a call certainly gives a string.
func (e *evaluator) returnsText(fn function.Function, args []cty.Value) bool {
	unknown := make([]cty.Value, len(args))
	for i, a := range args {
		unknown[i] = e.withoutPlaceholders(a)
	}
	return e.callFunction(fn, unknown).Type() == cty.String
}

// symTextual treats the functions that look at strings and still can be seen through.
func (e *evaluator) symTextual(x *hclsyntax.FunctionCallExpr, name string, fn function.Function, args []cty.Value, f *frame) (cty.Value, bool) {
	text := func(i int) (symbol.Text, bool) {
		if i >= len(args) || isOpen(args[i]) || args[i].IsNull() || args[i].Type() != cty.String {
			return symbol.Text{}, false
		}
		return e.table.Text(args[i].AsString()), true
	}
	give := func(t symbol.Text) (cty.Value, bool) { return cty.StringVal(e.table.String(t)), true }
	switch name {
	case "format":
		return e.symFormat(fn, args)
	case "formatlist":
		return e.symFormatList(args)
	case "provider::alicloud::arn_build":
		parts := []symbol.Text{symbol.Lit("acs")}
		for i, a := range converted(fn, args) {
			args[i] = a
			part, ok := text(i)
			if !ok {
				return cty.NilVal, false
			}
			parts = append(parts, symbol.Lit(":"), part)
		}
		return give(symbol.Concat(parts...))
	case "replace":
		// A regular expression would give the replacement a meaning.
		if len(args) != 3 {
			break
		}
		t, ok := text(0)
		search, known := text(1)
		with, given := text(2)
		s, plain := search.Known()
		if !ok || !known || !given || !plain || s == "" || len(s) > 1 && s[0] == '/' && s[len(s)-1] == '/' {
			break
		}
		if out, ok := t.Replace(s, with); ok {
			return give(out)
		}
	case "coalesce":
		for _, a := range args {
			switch {
			case isOpen(a):
				return cty.NilVal, false
			case a.IsNull(), a.Type() == cty.String && a.AsString() == "":
			case hasPlaceholder(a) && !e.solid(a), a.Type() != cty.String && !a.Type().IsPrimitiveType():
				return cty.NilVal, false
			case a.Type() != cty.String && !slices.ContainsFunc(args, func(b cty.Value) bool { return b.Type() != a.Type() }):
				return a, true
			default: // one string among them makes all strings
				s, err := convert.Convert(a, cty.String)
				return s, err == nil && slices.ContainsFunc(args, func(b cty.Value) bool { return b.Type() == cty.String })
			}
		}
	case "compact":
		// Text with something literal in it stays, what is known is decided.
		if list := args[0]; !isOpen(list) && !list.IsNull() && list.CanIterateElements() {
			var kept []cty.Value
			for it := list.ElementIterator(); it.Next(); {
				_, el := it.Element()
				switch {
				case isOpen(el), hasPlaceholder(el) && !e.solid(el):
					return cty.NilVal, false
				case !el.IsNull() && !(el.Type() == cty.String && el.AsString() == ""):
					kept = append(kept, el)
				}
			}
			return cty.TupleVal(kept), true
		}
	case "length":
		if ty := args[0].Type(); ty != cty.String && !ty.IsSetType() {
			return e.callFunction(fn, args), true
		}
	case "toset":
		if !isOpen(args[0]) && args[0].CanIterateElements() && args[0].LengthInt() == 1 {
			return e.callFunction(fn, args), true
		}
	case "lookup":
		// With a placeholder for a key, or among the keys, any element may be meant.
		if len(args) > 1 && (hasPlaceholder(args[1]) || hasPlaceholderKey(args[0])) {
			return cty.DynamicVal, true
		}
	case "zipmap":
		if len(args) == 2 && !hasPlaceholder(args[0]) {
			return e.settled(e.callFunction(fn, args)), true
		}
	case "chomp", "trimspace":
		if t, ok := text(0); ok {
			return e.symTrim(name, t)
		}
	case "trimprefix", "trimsuffix":
		t, ok := text(0)
		cut, known := text(1)
		lit, plain := cut.Known()
		if !ok || !known || !plain {
			break
		}
		test, trim := t.HasPrefix, t.TrimPrefix
		if name == "trimsuffix" {
			test, trim = t.HasSuffix, t.TrimSuffix
		}
		switch test(lit) {
		case symbol.No:
			return give(t)
		case symbol.Yes:
			if out, ok := trim(lit); ok {
				return give(out)
			}
		}
	case "jsonencode":
		// JSON does not quote numbers and booleans. A reference in JSON is its text as
		// JSON writes it: names and ids have no character that needs a backslash.
		if e.standsFor(args[0], bare) {
			return cty.NilVal, false
		}
		if v := e.callFunction(fn, args); !isOpen(v) {
			return v, true
		}
	case "flatten":
		if e.standsFor(args[0], untold) {
			return cty.DynamicVal, true // it may be a list
		}
	case "templatefile":
		if len(args) == 2 && !hasPlaceholder(args[0]) {
			return e.symTemplateFile(args, e.placeIdentity(x, f), f)
		}
	}
	return cty.NilVal, false
}

func hasPlaceholderKey(v cty.Value) bool {
	if isOpen(v) || v.IsNull() || !v.CanIterateElements() {
		return false
	}
	for it := v.ElementIterator(); it.Next(); {
		if k, _ := it.Element(); hasPlaceholder(k) {
			return true
		}
	}
	return false
}

// symTrim removes white space at the ends where that is sure to be all there is: at the
// edge of a reference that may hold any text, more might have to go.
func (e *evaluator) symTrim(name string, t symbol.Text) (cty.Value, bool) {
	segs := t.Segments()
	s := e.table.String(t)
	if !firmEdge(segs, len(segs)-1, -1) || name == "trimspace" && !firmEdge(segs, 0, 1) {
		return cty.NilVal, false
	}
	if name == "chomp" {
		return cty.StringVal(strings.TrimRight(s, "\r\n")), true
	}
	return cty.StringVal(strings.TrimSpace(s)), true
}

// firmEdge reports whether white space at the edge of a text, segment i and inwards by
// step, ends in known text.
func firmEdge(segs []symbol.Segment, i, step int) bool {
	if segs[i].Ref == nil {
		if strings.TrimSpace(segs[i].Lit) != "" {
			return true
		}
		i += step
	}
	return i >= 0 && i < len(segs) && segs[i].Ref != nil && segs[i].Ref.Chars != symbol.AnyText
}

// symFormat formats where placeholders meet only plain %s, %d and %v: those write the
// text as it is.
func (e *evaluator) symFormat(fn function.Function, args []cty.Value) (cty.Value, bool) {
	if len(args) == 0 || isOpen(args[0]) || args[0].IsNull() || args[0].Type() != cty.String || hasPlaceholder(args[0]) {
		return cty.NilVal, false
	}
	format := args[0].AsString()
	var b strings.Builder
	next := 1
	for i := 0; i < len(format); i++ {
		if format[i] != '%' {
			b.WriteByte(format[i])
			continue
		}
		j := i + 1
		for j < len(format) && !isLetter(format[j]) && format[j] != '%' {
			j++
		}
		if j == len(format) {
			return cty.NilVal, false
		}
		verb := format[i : j+1]
		i = j
		if verb == "%%" {
			b.WriteString("%%")
			continue
		}
		if strings.ContainsAny(verb, "[*") || next >= len(args) {
			return cty.NilVal, false // explicit argument indexes: rare
		}
		if hasPlaceholder(args[next]) {
			if len(verb) != 2 || !strings.Contains("sdv", verb[1:]) || args[next].Type() != cty.String {
				return cty.NilVal, false
			}
			verb = "%s"
		}
		b.WriteString(verb)
		next++
	}
	out := append([]cty.Value{cty.StringVal(b.String())}, args[1:]...)
	v := e.callFunction(fn, out)
	return v, !isOpen(v)
}

// symFormatList formats once for every element of the lists among the arguments.
func (e *evaluator) symFormatList(args []cty.Value) (cty.Value, bool) {
	n, lists := 1, false
	for _, a := range args {
		switch {
		case isOpen(a) || a.IsNull():
			return cty.NilVal, false
		case !a.Type().IsListType() && !a.Type().IsTupleType():
			if !a.Type().IsPrimitiveType() || e.standsFor(a, untold) {
				return cty.NilVal, false // a set, whose order is not known, or perhaps a list
			}
		case lists && a.LengthInt() != n:
			return cty.NilVal, false
		default:
			n, lists = a.LengthInt(), true
		}
	}
	if !lists {
		return cty.NilVal, false
	}
	out := make([]cty.Value, n)
	for i := range out {
		one := make([]cty.Value, len(args))
		for j, a := range args {
			one[j] = a
			if !a.Type().IsPrimitiveType() {
				one[j] = a.Index(cty.NumberIntVal(int64(i)))
			}
		}
		v, ok := e.symFormat(e.functions["format"], one)
		if !ok {
			v = cty.DynamicVal
		}
		out[i] = v
	}
	return cty.TupleVal(out), true
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// symTemplateFile renders a template file with placeholders among its variables. id
// tells calls apart.
func (e *evaluator) symTemplateFile(args []cty.Value, id string, f *frame) (cty.Value, bool) {
	content := e.callFunction(e.functions["file"], args[:1])
	vars := args[1]
	if isOpen(content) || content.IsNull() || isOpen(vars) || vars.IsNull() || !vars.CanIterateElements() || f.only {
		return cty.NilVal, false
	}
	name, _ := convert.Convert(args[0], cty.String)
	if !checkTemplate([]byte(content.AsString()), name.AsString()) {
		return cty.NilVal, false
	}
	expr, diags := hclsyntax.ParseTemplate([]byte(content.AsString()), name.AsString(), hcl.InitialPos)
	if diags.HasErrors() {
		return cty.NilVal, false
	}
	bound(expr)
	g := &frame{scope: f.scope, vars: map[string]cty.Value{}, only: true, id: "/" + id}
	for it := vars.ElementIterator(); it.Next(); {
		k, v := it.Element()
		g.vars[k.AsString()] = v
	}
	v := e.symExpr(expr, g)
	return v, !isOpen(v)
}

// symTry is the first argument if it certainly does not fail.
func (e *evaluator) symTry(x *hclsyntax.FunctionCallExpr, f *frame) cty.Value {
	for _, a := range x.Args {
		v, diags := e.exactIn(a, f)
		switch {
		case functions.Refused(diags):
			return cty.DynamicVal
		case diags.HasErrors():
			continue // it fails whatever is unknown
		case v.IsWhollyKnown():
			u, _ := v.UnmarkDeep()
			return u
		case !e.succeeds(a, f):
			return cty.DynamicVal // it may yet fail
		}
		return e.sym(a, f)
	}
	return cty.DynamicVal
}

// succeeds reports whether an expression certainly has a value, whatever becomes of the
// unknowns in it.
func (e *evaluator) succeeds(expr hclsyntax.Expression, f *frame) bool {
	switch x := unwrap(expr).(type) {
	case *hclsyntax.LiteralValueExpr:
		return true
	case *hclsyntax.ScopeTraversalExpr:
		return e.leads(x.Traversal, f)
	case *hclsyntax.IndexExpr, *hclsyntax.RelativeTraversalExpr:
		t := e.stepsTo(x, f)
		return t != nil && e.leads(t, f)
	case *hclsyntax.TupleConsExpr:
		return !slices.ContainsFunc(x.Exprs, func(el hclsyntax.Expression) bool { return !e.succeeds(el, f) })
	case *hclsyntax.TemplateExpr:
		return !slices.ContainsFunc(x.Parts, func(p hclsyntax.Expression) bool {
			// A template does not take null.
			s, ok := e.symText(p, f)
			return !ok || !e.succeeds(p, f) || notNull(cty.DynamicVal, e.table.Text(s)) != symbol.Yes
		})
	}
	return false
}

// stepsTo is module.q[each.key].arn as the reference it comes to, nil where a key is not
// known.
func (e *evaluator) stepsTo(expr hclsyntax.Expression, f *frame) hcl.Traversal {
	switch x := unwrap(expr).(type) {
	case *hclsyntax.ScopeTraversalExpr:
		return slices.Clip(x.Traversal)
	case *hclsyntax.RelativeTraversalExpr:
		if t := e.stepsTo(x.Source, f); t != nil {
			return slices.Clip(append(t, x.Traversal...))
		}
	case *hclsyntax.IndexExpr:
		k, diags := e.exactIn(x.Key, f)
		k, _ = k.Unmark()
		if diags.HasErrors() || !k.IsKnown() || k.IsNull() || !k.Type().IsPrimitiveType() {
			return nil
		}
		if t := e.stepsTo(x.Collection, f); t != nil {
			return slices.Clip(append(t, hcl.TraverseIndex{Key: k, SrcRange: x.Key.Range()}))
		}
	}
	return nil
}

// leads reports whether a reference certainly leads to a value: it takes no step into
// something unknown.
func (e *evaluator) leads(t hcl.Traversal, f *frame) bool {
	through := func(v cty.Value, steps hcl.Traversal) bool {
		v, _ = v.UnmarkDeep()
		_, left := follow(v, steps)
		return len(left) == 0
	}
	root, name := t.RootName(), attrName(t, 1)
	if v, ok := f.vars[root]; ok {
		return through(v, t[1:])
	}
	if f.only {
		return false
	}
	if p, ok := f.iter[root]; ok {
		return through(exactKeyValue(p), t[1:])
	}
	switch root {
	case "each":
		return f.each != nil && through(exactKeyValue(*f.each), t[1:])
	case "count", "path", "terraform":
		return len(t) == 2
	case "var":
		return f.in.variables[name] != nil && through(e.variable(f.in, name), t[2:])
	case "local":
		return f.in.locals[name] != nil && through(e.local(f.in, name), t[2:])
	case "module":
		if f.in.calls[name] == nil || len(t) == 2 {
			return false
		}
		n := &need{}
		n.add(t[2:])
		return through(e.moduleValue(f.in, name, n, exactly), t[2:])
	}
	ref, rest := resourceRef(t)
	if ref == "" {
		return false
	}
	set := e.set(f.in, ref)
	if set == nil || set.open {
		return false
	}
	inst, attrs := pick(set, rest)
	return inst != nil && len(attrs) == 1
}

// exactIn evaluates exactly inside a frame: the placeholders in the names that the frame
// binds are unknown.
func (e *evaluator) exactIn(expr hclsyntax.Expression, f *frame) (v cty.Value, diags hcl.Diagnostics) {
	if f.anon != nil {
		return cty.DynamicVal, nil
	}
	if f.vars == nil {
		return e.exactExpr(expr, f.scope)
	}
	defer e.recovered(expr.Range(), &v, &diags)
	var outer []hcl.Traversal
	bound := map[string]cty.Value{}
	for _, t := range hclsyntax.Variables(expr) {
		if have, ok := f.vars[t.RootName()]; ok {
			bound[t.RootName()] = e.withoutPlaceholders(have)
		} else if !f.only {
			outer = append(outer, t)
		}
	}
	ctx, size := e.context(outer, f.scope)
	if size > maxEvalSize {
		return cty.DynamicVal, nil
	}
	maps.Copy(ctx.Variables, bound)
	v, diags = expr.Value(ctx)
	return e.limited(v), diags
}

// withoutPlaceholders is a symbolic value with unknowns in the place of placeholders.
func (e *evaluator) withoutPlaceholders(v cty.Value) cty.Value {
	if !hasPlaceholder(v) {
		return v
	}
	switch ty := v.Type(); {
	case ty == cty.String:
		if len(e.table.Text(v.AsString()).Segments()) > 1 {
			return cty.UnknownVal(cty.String).RefineNotNull()
		}
	case ty.IsObjectType() && !hasPlaceholderKey(v):
		attrs := map[string]cty.Value{}
		for it := v.ElementIterator(); it.Next(); {
			k, el := it.Element()
			attrs[k.AsString()] = e.withoutPlaceholders(el)
		}
		return cty.ObjectVal(attrs)
	case ty.IsTupleType() || ty.IsListType():
		var els []cty.Value
		for it := v.ElementIterator(); it.Next(); {
			_, el := it.Element()
			els = append(els, e.withoutPlaceholders(el))
		}
		return cty.TupleVal(els)
	}
	return cty.DynamicVal // a placeholder may stand for a string, number or boolean
}
