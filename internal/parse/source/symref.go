package source

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// opaque is a reference made from a place in the source: unknown, but the same wherever
// this place, in this scope, is asked for.
func (e *evaluator) opaque(display string, at hcl.Range, s *scope, key string) cty.Value {
	if key == "" {
		key = fmt.Sprintf("%s:%d-%d@%s", at.Filename, at.Start.Byte, at.End.Byte, s.id)
	}
	return cty.StringVal(e.table.Placeholder(symbol.Ref{Key: key, Display: display}))
}

// opaqueExpr is the reference for an expression that can't be seen through.
func (e *evaluator) opaqueExpr(expr hclsyntax.Expression, f *frame) cty.Value {
	return e.opaqueOf(expr, symbol.AnyText, f)
}

// opaqueOf is an opaqueExpr whose text is made of certain characters.
func (e *evaluator) opaqueOf(expr hclsyntax.Expression, chars symbol.Charset, f *frame) cty.Value {
	ref := symbol.Ref{Key: e.identityOf(expr, f), Display: e.text(expr.Range()), Chars: chars}
	switch {
	case ref.Display == "":
		ref.Display = "..."
	case callsSensitive(expr):
		ref.Display = "sensitive(...)"
	}
	if set, _, attrs := e.indexed(expr, f); set != nil && len(attrs) == 1 {
		ref.ResourceType, ref.Attribute = set.typ, attrName(attrs, 0)
		ref.Chars = alicloud.Chars(ref.ResourceType, ref.Attribute)
	}
	v, _ := e.exactIn(expr, f)
	return e.placeholder(ref, kindOf(v.Type()))
}

// refKind is what is known of the type of the value that a placeholder stands for.
type refKind uint8

const (
	text   refKind = iota // a string
	untold                // nothing; in this field it is nearly always a string
	bare                  // a number, a boolean or just anything: JSON may not quote it
)

func kindOf(t cty.Type) refKind {
	switch t {
	case cty.String:
		return text
	case cty.Number, cty.Bool:
		return bare
	}
	return untold
}

// placeholder stands for a reference.
func (e *evaluator) placeholder(r symbol.Ref, k refKind) cty.Value {
	if k != text {
		if e.kinds == nil {
			e.kinds = map[string]refKind{}
		}
		e.kinds[r.Key] = k
	}
	return cty.StringVal(e.table.Placeholder(r))
}

// standsFor reports whether a value has a placeholder in it that stands alone, and for
// something of this kind or one that is even less certain.
func (e *evaluator) standsFor(v cty.Value, k refKind) bool {
	if !hasPlaceholder(v) {
		return false
	}
	if v.Type() == cty.String {
		r, ok := e.table.Text(v.AsString()).Ref()
		return ok && e.kinds[r.Key] >= k
	}
	for it := v.ElementIterator(); it.Next(); {
		if _, el := it.Element(); e.standsFor(el, k) {
			return true
		}
	}
	return false
}

// identity is what makes two evaluations of an argument the same.
func (e *evaluator) identity(a *argument, s *scope) string {
	return e.identityOf(a.expr, &frame{scope: s})
}

func (e *evaluator) identityOf(expr hclsyntax.Expression, f *frame) string {
	switch x := unwrap(expr).(type) {
	case *referring:
		return x.key(f)
	case *hclsyntax.ScopeTraversalExpr:
		if _, local := f.vars[x.Traversal.RootName()]; !local && !f.only {
			switch root := x.Traversal.RootName(); {
			case root == "each" || root == "count" || f.iterates(root):
			default:
				return dotted(f.in.path, traversalText(x.Traversal))
			}
		}
		if v := e.symTraversal(x.Traversal, f); !isOpen(v) && v.Type() == cty.String {
			return "text " + v.AsString()
		}
	case *hclsyntax.RelativeTraversalExpr:
		return e.identityOf(x.Source, f) + traversalText(x.Traversal)
	case *hclsyntax.IndexExpr:
		if k := e.symExpr(x.Key, f); k.IsKnown() && !k.IsNull() {
			if s, err := convert.Convert(k, cty.String); err == nil && s.IsKnown() {
				return e.identityOf(x.Collection, f) + "[" + s.AsString() + "]"
			}
		}
	case *hclsyntax.FunctionCallExpr:
		if e.pure(x.Name) {
			parts := make([]string, len(x.Args))
			for i, a := range x.Args {
				if parts[i] = e.valueIdentity(a, f); parts[i] == "" {
					return e.placeIdentity(expr, f)
				}
			}
			last := ")"
			if x.ExpandFinal {
				last = "...)"
			}
			return x.Name + "(" + strings.Join(parts, ",") + last
		}
	}
	return e.placeIdentity(expr, f)
}

// placeIdentity is the identity of an expression by where it stands.
func (e *evaluator) placeIdentity(expr hclsyntax.Expression, f *frame) string {
	r := expr.Range()
	return fmt.Sprintf("%s:%d-%d@%s%s", r.Filename, r.Start.Byte, r.End.Byte, dotted(f.in.path, f.scope.id), f.id)
}

// valueIdentity is the identity of an expression by what it comes to, or, where that is
// unknown, by how it is made.
func (e *evaluator) valueIdentity(expr hclsyntax.Expression, f *frame) string {
	if v := e.symExpr(expr, f); v.IsWhollyKnown() {
		id := fmt.Sprintf("%#v", v)
		if len(id) > 256 { // keys are kept
			id = fmt.Sprintf("%x", sha256.Sum256([]byte(id)))
		}
		return id
	}
	return e.identityOf(expr, f)
}

// follow takes the steps of a traversal as far as the value is known. What is left is
// returned too.
func follow(v cty.Value, steps hcl.Traversal) (cty.Value, hcl.Traversal) {
	for i, s := range steps {
		if isOpen(v) || v.IsNull() {
			return cty.DynamicVal, steps[i:]
		}
		var k cty.Value
		switch s := s.(type) {
		case hcl.TraverseAttr:
			k = cty.StringVal(s.Name)
			if ty := v.Type(); !ty.IsObjectType() && !ty.IsMapType() {
				return cty.DynamicVal, steps[i:]
			}
		case hcl.TraverseIndex:
			k = s.Key
		default:
			return cty.DynamicVal, steps[i:]
		}
		next, ok := indexValue(v, k)
		if !ok || v.Type().IsSetType() {
			return cty.DynamicVal, steps[i:]
		}
		v = next
	}
	return v, nil
}

// symTraversal is the value of a reference. What is unknown becomes a placeholder.
func (e *evaluator) symTraversal(t hcl.Traversal, f *frame) cty.Value {
	root := t.RootName()
	if v, ok := f.vars[root]; ok {
		return e.finish(v, t[1:], t, f)
	}
	if f.only {
		return cty.DynamicVal
	}
	if p, ok := f.iter[root]; ok {
		return e.finish(keyValue(p), t[1:], t, f)
	}
	name := attrName(t, 1)
	switch root {
	case "each":
		if f.each != nil {
			return e.finish(keyValue(*f.each), t[1:], t, f)
		}
	case "count":
		if f.idx != nil {
			return f.idx.symbolic
		}
	case "var":
		if f.in.variables[name] != nil {
			return e.finish(e.variableSymbolic(f.in, name), t[2:], t, f)
		}
	case "local":
		if f.in.locals[name] != nil {
			return e.finish(e.localSymbolic(f.in, name), t[2:], t, f)
		}
	case "path", "terraform", "tofu":
		if v, ok := e.builtin(f.scope, root, name); ok {
			return v
		}
	case "module":
		if f.in.calls[name] != nil {
			v, rest := e.moduleSymbolic(f.in, name, t)
			return e.finish(v, rest, t, f)
		}
	case "self":
	default:
		if ref, rest := resourceRef(t); ref != "" {
			return e.symResource(ref, rest, t, f)
		}
	}
	return e.reference(t, f, "", "", "")
}

func keyValue(p [2]pair) cty.Value {
	return cty.ObjectVal(map[string]cty.Value{"key": p[0].symbolic, "value": p[1].symbolic})
}

func exactKeyValue(p [2]pair) cty.Value {
	return cty.ObjectVal(map[string]cty.Value{"key": p[0].exact, "value": p[1].exact})
}

// finish takes the rest of a traversal and makes a reference of what stays unknown.
func (e *evaluator) finish(v cty.Value, rest, whole hcl.Traversal, f *frame) cty.Value {
	v, left := follow(v, rest)
	if len(left) == 0 && (!isOpen(v) || !isScalar(v.Type())) {
		return v
	}
	return e.reference(whole, f, "", "", "")
}

// isScalar reports whether a value of the type may be text.
func isScalar(t cty.Type) bool { return t.IsPrimitiveType() || t == cty.DynamicPseudoType }

// reference is the placeholder for a traversal.
func (e *evaluator) reference(t hcl.Traversal, f *frame, resourceType, attribute, address string) cty.Value {
	text := traversalText(t)
	r := symbol.Ref{
		Key: dotted(f.in.path, text), Display: text,
		ResourceType: resourceType, Attribute: attribute, Address: address,
		Chars: alicloud.Chars(resourceType, attribute),
	}
	switch root := t.RootName(); {
	case f.vars[root] != cty.NilVal || root == "each" || root == "count" || f.iterates(root):
		r.Key = dotted(f.in.path, text) + "@" + f.scope.id + f.id
	case f.scope.in.path != "" && root == "var":
		r.Display = dotted(f.in.block, text)
	}
	v, _ := e.exactIn(&hclsyntax.ScopeTraversalExpr{Traversal: t, SrcRange: t.SourceRange()}, f)
	k := kindOf(v.Type())
	if root := t.RootName(); root == "var" && k == untold {
		if v := f.in.variables[attrName(t, 1)]; v != nil && !v.literal {
			k = bare // its author says "any"
		}
	}
	return e.placeholder(r, k)
}

// traversalText writes a traversal as a user would.
func traversalText(t hcl.Traversal) string {
	var b strings.Builder
	for _, s := range t {
		switch s := s.(type) {
		case hcl.TraverseRoot:
			b.WriteString(s.Name)
		case hcl.TraverseAttr:
			b.WriteString("." + s.Name)
		case hcl.TraverseIndex:
			switch k, err := convert.Convert(s.Key, cty.String); {
			case err != nil || k.IsNull() || !k.IsKnown():
				b.WriteString("[...]") // it has a syntax error
			case s.Key.Type() == cty.String:
				b.WriteString("[" + quoteKey(k.AsString()) + "]")
			default:
				b.WriteString("[" + k.AsString() + "]")
			}
		default:
			b.WriteString("[*]")
		}
	}
	return b.String()
}
