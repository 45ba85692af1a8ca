package source

import (
	"slices"
	"strings"

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
