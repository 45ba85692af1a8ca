package source

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"

	"github.com/fcasync/fcasync-lint/internal/symbol"
)

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
